CREATE TABLE "access_tokens" (
	"platform" text NOT NULL,
	"app_id" text NOT NULL,
	"token" text NOT NULL,
	"expires_at" bigint NOT NULL,
	"fetched_at" bigint NOT NULL,
	CONSTRAINT "access_tokens_platform_app_id_pk" PRIMARY KEY("platform","app_id")
);
--> statement-breakpoint
CREATE TABLE "channel_identities" (
	"id" text PRIMARY KEY NOT NULL,
	"user_id" text NOT NULL,
	"platform" text NOT NULL,
	"app_id" text NOT NULL,
	"open_id" text,
	"union_id" text,
	"anonymous_id" text,
	"session_key" text,
	"previous_session_key" text,
	"session_key_at" bigint,
	"created_at" bigint NOT NULL,
	"updated_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "users" (
	"id" text PRIMARY KEY NOT NULL,
	"phone" text,
	"nickname" text,
	"avatar_url" text,
	"gender" text DEFAULT 'unknown' NOT NULL,
	"birthday" text,
	"merged_into" text,
	"created_at" bigint NOT NULL,
	"updated_at" bigint NOT NULL,
	CONSTRAINT "users_phone_unique" UNIQUE("phone")
);
--> statement-breakpoint
CREATE TABLE "login_codes" (
	"code_hash" text PRIMARY KEY NOT NULL,
	"key_hash" text NOT NULL,
	"started_at" bigint NOT NULL,
	"failure" text,
	"session_id" text,
	"token" text
);
--> statement-breakpoint
CREATE TABLE "sessions" (
	"id" text PRIMARY KEY NOT NULL,
	"token_hash" text NOT NULL,
	"user_id" text NOT NULL,
	"identity_id" text,
	"platform" text NOT NULL,
	"created_at" bigint NOT NULL,
	"expires_at" bigint NOT NULL,
	"revoked_at" bigint,
	CONSTRAINT "sessions_token_hash_unique" UNIQUE("token_hash")
);
--> statement-breakpoint
CREATE TABLE "sms_codes" (
	"phone" text PRIMARY KEY NOT NULL,
	"code_hash" text NOT NULL,
	"sent_at" bigint NOT NULL,
	"expires_at" bigint NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"used_at" bigint
);
--> statement-breakpoint
ALTER TABLE "channel_identities" ADD CONSTRAINT "channel_identities_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_identity_id_channel_identities_id_fk" FOREIGN KEY ("identity_id") REFERENCES "public"."channel_identities"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "channel_identities_open_id" ON "channel_identities" USING btree ("platform","app_id","open_id");--> statement-breakpoint
CREATE UNIQUE INDEX "channel_identities_anonymous_id" ON "channel_identities" USING btree ("platform","app_id","anonymous_id") WHERE open_id is null;--> statement-breakpoint
CREATE INDEX "channel_identities_union_id" ON "channel_identities" USING btree ("platform","union_id");--> statement-breakpoint
CREATE INDEX "channel_identities_user" ON "channel_identities" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "login_codes_started_at" ON "login_codes" USING btree ("started_at");--> statement-breakpoint
CREATE INDEX "sessions_user" ON "sessions" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "sessions_identity" ON "sessions" USING btree ("identity_id");--> statement-breakpoint
CREATE INDEX "sessions_expires_at" ON "sessions" USING btree ("expires_at");