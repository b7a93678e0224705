CREATE TABLE "avatar_leftovers" (
	"key" text PRIMARY KEY NOT NULL,
	"remove_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "telemetry_events" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"platform" text NOT NULL,
	"at" bigint NOT NULL,
	"received_at" bigint NOT NULL,
	"duration_ms" integer,
	"reason" text
);
--> statement-breakpoint
CREATE TABLE "module_switches" (
	"organisation_id" text NOT NULL,
	"user_id" text NOT NULL,
	"module" text NOT NULL,
	"switched_at" bigint NOT NULL,
	CONSTRAINT "module_switches_organisation_id_user_id_module_pk" PRIMARY KEY("organisation_id","user_id","module")
);
--> statement-breakpoint
CREATE TABLE "organisation_invitations" (
	"organisation_id" text NOT NULL,
	"phone" text NOT NULL,
	"is_leader" boolean NOT NULL,
	CONSTRAINT "organisation_invitations_organisation_id_phone_pk" PRIMARY KEY("organisation_id","phone")
);
--> statement-breakpoint
CREATE TABLE "organisation_members" (
	"organisation_id" text NOT NULL,
	"user_id" text NOT NULL,
	"is_leader" boolean NOT NULL,
	"joined_at" bigint NOT NULL,
	CONSTRAINT "organisation_members_organisation_id_user_id_pk" PRIMARY KEY("organisation_id","user_id")
);
--> statement-breakpoint
CREATE TABLE "organisation_packages" (
	"organisation_id" text NOT NULL,
	"package_id" integer NOT NULL,
	CONSTRAINT "organisation_packages_organisation_id_package_id_pk" PRIMARY KEY("organisation_id","package_id")
);
--> statement-breakpoint
CREATE TABLE "organisations" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"created_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "package_modules" (
	"package_id" integer NOT NULL,
	"module" text NOT NULL,
	CONSTRAINT "package_modules_package_id_module_pk" PRIMARY KEY("package_id","module")
);
--> statement-breakpoint
CREATE TABLE "packages" (
	"id" integer PRIMARY KEY NOT NULL,
	"name" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "permission_versions" (
	"user_id" text PRIMARY KEY NOT NULL,
	"version" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "user_profiles" (
	"user_id" text PRIMARY KEY NOT NULL,
	"nickname_origin" text,
	"avatar_origin" text,
	"avatar_key" text
);
--> statement-breakpoint
ALTER TABLE "module_switches" ADD CONSTRAINT "module_switches_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "module_switches" ADD CONSTRAINT "module_switches_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "organisation_invitations" ADD CONSTRAINT "organisation_invitations_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "organisation_members" ADD CONSTRAINT "organisation_members_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "organisation_members" ADD CONSTRAINT "organisation_members_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "organisation_packages" ADD CONSTRAINT "organisation_packages_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "organisation_packages" ADD CONSTRAINT "organisation_packages_package_id_packages_id_fk" FOREIGN KEY ("package_id") REFERENCES "public"."packages"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "package_modules" ADD CONSTRAINT "package_modules_package_id_packages_id_fk" FOREIGN KEY ("package_id") REFERENCES "public"."packages"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "permission_versions" ADD CONSTRAINT "permission_versions_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "user_profiles" ADD CONSTRAINT "user_profiles_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "avatar_leftovers_remove_at" ON "avatar_leftovers" USING btree ("remove_at");--> statement-breakpoint
CREATE INDEX "telemetry_events_steps" ON "telemetry_events" USING btree ("name","platform","at");--> statement-breakpoint
CREATE INDEX "telemetry_events_received_at" ON "telemetry_events" USING btree ("received_at");--> statement-breakpoint
CREATE INDEX "organisation_invitations_phone" ON "organisation_invitations" USING btree ("phone");--> statement-breakpoint
CREATE INDEX "organisation_members_user" ON "organisation_members" USING btree ("user_id","joined_at");