DROP INDEX "telemetry_events_steps";--> statement-breakpoint
ALTER TABLE "organisation_invitations" ADD COLUMN "id" text DEFAULT gen_random_uuid() NOT NULL;--> statement-breakpoint
ALTER TABLE "organisation_members" ADD COLUMN "chosen_at" bigint;--> statement-breakpoint
ALTER TABLE "organisations" ADD COLUMN "version" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "telemetry_events" ADD COLUMN "flow" text;--> statement-breakpoint
CREATE INDEX "telemetry_events_at" ON "telemetry_events" USING btree ("at");