ALTER TABLE "access_tokens" ALTER COLUMN "token" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "access_tokens" ALTER COLUMN "expires_at" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "access_tokens" ALTER COLUMN "fetched_at" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "access_tokens" ADD COLUMN "refresh_at" bigint;--> statement-breakpoint
ALTER TABLE "access_tokens" ADD COLUMN "refused_at" bigint;--> statement-breakpoint
ALTER TABLE "access_tokens" ADD COLUMN "holder" text;--> statement-breakpoint
ALTER TABLE "access_tokens" ADD COLUMN "lease_until" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "access_tokens" ADD COLUMN "fence" integer DEFAULT 0 NOT NULL;