CREATE TABLE "shop_addresses" (
	"id" text PRIMARY KEY NOT NULL,
	"user_id" text NOT NULL,
	"name" text NOT NULL,
	"phone" text NOT NULL,
	"region_code" text NOT NULL,
	"province" text NOT NULL,
	"city" text NOT NULL,
	"district" text NOT NULL,
	"detail" text NOT NULL,
	"label" text NOT NULL,
	"is_default" boolean NOT NULL,
	"updated_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "shop_coupon_claims" (
	"id" text PRIMARY KEY NOT NULL,
	"coupon_id" text NOT NULL,
	"user_id" text NOT NULL,
	"claimed_at" bigint NOT NULL,
	"expires_at" bigint NOT NULL,
	"order_id" text,
	"used_at" bigint,
	CONSTRAINT "shop_coupon_claims_order_id_unique" UNIQUE("order_id"),
	CONSTRAINT "shop_coupon_claims_one_each" UNIQUE("user_id","coupon_id")
);
--> statement-breakpoint
CREATE TABLE "shop_coupons" (
	"id" text PRIMARY KEY NOT NULL,
	"title" text NOT NULL,
	"kind" text NOT NULL,
	"off_fen" integer,
	"percent" integer,
	"max_off_fen" integer,
	"threshold_fen" integer NOT NULL,
	"category_ids" jsonb NOT NULL,
	"total" integer NOT NULL,
	"claimed" integer DEFAULT 0 NOT NULL,
	"starts_at" bigint NOT NULL,
	"ends_at" bigint NOT NULL,
	"valid_days" integer,
	"back_on_refund" boolean NOT NULL,
	"position" integer NOT NULL,
	CONSTRAINT "shop_coupons_not_over_claimed" CHECK ("shop_coupons"."claimed" between 0 and "shop_coupons"."total"),
	CONSTRAINT "shop_coupons_rule" CHECK (("shop_coupons"."kind" = 'reduce') = ("shop_coupons"."off_fen" is not null)),
	CONSTRAINT "shop_coupons_percent" CHECK (("shop_coupons"."kind" = 'percent') = ("shop_coupons"."percent" is not null))
);
--> statement-breakpoint
CREATE TABLE "shop_favourites" (
	"user_id" text NOT NULL,
	"product_id" text NOT NULL,
	"added_at" bigint NOT NULL,
	CONSTRAINT "shop_favourites_user_id_product_id_pk" PRIMARY KEY("user_id","product_id")
);
--> statement-breakpoint
CREATE TABLE "shop_payments" (
	"id" text PRIMARY KEY NOT NULL,
	"order_id" text NOT NULL,
	"amount_fen" bigint NOT NULL,
	"state" text NOT NULL,
	"channel_number" text,
	"cashier_url" text,
	"created_at" bigint NOT NULL,
	"expires_at" bigint NOT NULL,
	"paid_at" bigint,
	"reserved_fen" bigint DEFAULT 0 NOT NULL,
	CONSTRAINT "shop_payments_channel_number_unique" UNIQUE("channel_number"),
	CONSTRAINT "shop_payments_not_over_refunded" CHECK ("shop_payments"."reserved_fen" between 0 and "shop_payments"."amount_fen")
);
--> statement-breakpoint
CREATE TABLE "shop_refund_items" (
	"refund_id" text NOT NULL,
	"position" integer NOT NULL,
	"quantity" integer NOT NULL,
	"amount_fen" bigint NOT NULL,
	CONSTRAINT "shop_refund_items_refund_id_position_pk" PRIMARY KEY("refund_id","position"),
	CONSTRAINT "shop_refund_items_quantity_positive" CHECK ("shop_refund_items"."quantity" > 0)
);
--> statement-breakpoint
CREATE TABLE "shop_refunds" (
	"id" text PRIMARY KEY NOT NULL,
	"number" text NOT NULL,
	"order_id" text NOT NULL,
	"payment_id" text NOT NULL,
	"state" text NOT NULL,
	"automatic" boolean NOT NULL,
	"reason" text,
	"note" text NOT NULL,
	"amount_fen" bigint NOT NULL,
	"idempotency_key" text NOT NULL,
	"body_hash" text NOT NULL,
	"created_at" bigint NOT NULL,
	"reviewed_at" bigint,
	"ended_at" bigint,
	"rejection" text DEFAULT '' NOT NULL,
	CONSTRAINT "shop_refunds_number_unique" UNIQUE("number"),
	CONSTRAINT "shop_refunds_order_key" UNIQUE("order_id","idempotency_key"),
	CONSTRAINT "shop_refunds_amount_positive" CHECK ("shop_refunds"."amount_fen" > 0)
);
--> statement-breakpoint
CREATE TABLE "shop_hot_words" (
	"word" text PRIMARY KEY NOT NULL,
	"position" integer NOT NULL,
	"searches" integer DEFAULT 0 NOT NULL
);
--> statement-breakpoint
ALTER TABLE "shop_cart_items" ADD COLUMN "checked" boolean DEFAULT true NOT NULL;--> statement-breakpoint
ALTER TABLE "shop_order_items" ADD COLUMN "discount_fen" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "shop_order_items" ADD COLUMN "refund_quantity" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "shop_orders" ADD COLUMN "version" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "shop_orders" ADD COLUMN "goods_fen" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "shop_orders" ADD COLUMN "discount_fen" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "shop_orders" ADD COLUMN "freight_fen" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "shop_orders" ADD COLUMN "refunded_fen" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "shop_orders" ADD COLUMN "coupon_title" text;--> statement-breakpoint
ALTER TABLE "shop_orders" ADD COLUMN "remark" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "shop_orders" ADD COLUMN "address" jsonb;--> statement-breakpoint
ALTER TABLE "shop_orders" ADD COLUMN "pay_until" bigint;--> statement-breakpoint
-- Orders made before this step: their goods were their whole sum, and they wait half an hour from when they were made.
UPDATE "shop_orders" SET "pay_until" = "created_at" + 1800000, "goods_fen" = "total_fen";--> statement-breakpoint
ALTER TABLE "shop_orders" ALTER COLUMN "pay_until" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "shop_orders" ADD COLUMN "paid_at" bigint;--> statement-breakpoint
ALTER TABLE "shop_orders" ADD COLUMN "reminded_at" bigint;--> statement-breakpoint
ALTER TABLE "shop_orders" ADD COLUMN "shipped_at" bigint;--> statement-breakpoint
ALTER TABLE "shop_orders" ADD COLUMN "carrier" text;--> statement-breakpoint
ALTER TABLE "shop_orders" ADD COLUMN "tracking_number" text;--> statement-breakpoint
ALTER TABLE "shop_orders" ADD COLUMN "receive_until" bigint;--> statement-breakpoint
ALTER TABLE "shop_orders" ADD COLUMN "completed_at" bigint;--> statement-breakpoint
ALTER TABLE "shop_orders" ADD COLUMN "cancelled_at" bigint;--> statement-breakpoint
ALTER TABLE "shop_orders" ADD COLUMN "cancel_reason" text;--> statement-breakpoint
ALTER TABLE "shop_orders" ADD COLUMN "hidden_at" bigint;--> statement-breakpoint
ALTER TABLE "shop_addresses" ADD CONSTRAINT "shop_addresses_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shop_coupon_claims" ADD CONSTRAINT "shop_coupon_claims_coupon_id_shop_coupons_id_fk" FOREIGN KEY ("coupon_id") REFERENCES "public"."shop_coupons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shop_coupon_claims" ADD CONSTRAINT "shop_coupon_claims_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shop_coupon_claims" ADD CONSTRAINT "shop_coupon_claims_order_id_shop_orders_id_fk" FOREIGN KEY ("order_id") REFERENCES "public"."shop_orders"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shop_favourites" ADD CONSTRAINT "shop_favourites_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shop_favourites" ADD CONSTRAINT "shop_favourites_product_id_shop_products_id_fk" FOREIGN KEY ("product_id") REFERENCES "public"."shop_products"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shop_payments" ADD CONSTRAINT "shop_payments_order_id_shop_orders_id_fk" FOREIGN KEY ("order_id") REFERENCES "public"."shop_orders"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shop_refund_items" ADD CONSTRAINT "shop_refund_items_refund_id_shop_refunds_id_fk" FOREIGN KEY ("refund_id") REFERENCES "public"."shop_refunds"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shop_refunds" ADD CONSTRAINT "shop_refunds_order_id_shop_orders_id_fk" FOREIGN KEY ("order_id") REFERENCES "public"."shop_orders"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shop_refunds" ADD CONSTRAINT "shop_refunds_payment_id_shop_payments_id_fk" FOREIGN KEY ("payment_id") REFERENCES "public"."shop_payments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "shop_addresses_user" ON "shop_addresses" USING btree ("user_id","updated_at");--> statement-breakpoint
CREATE UNIQUE INDEX "shop_addresses_one_default" ON "shop_addresses" USING btree ("user_id") WHERE "shop_addresses"."is_default";--> statement-breakpoint
CREATE INDEX "shop_coupon_claims_list" ON "shop_coupon_claims" USING btree ("user_id","expires_at");--> statement-breakpoint
CREATE INDEX "shop_favourites_newest" ON "shop_favourites" USING btree ("user_id","added_at","product_id");--> statement-breakpoint
CREATE INDEX "shop_payments_order" ON "shop_payments" USING btree ("order_id");--> statement-breakpoint
CREATE UNIQUE INDEX "shop_payments_one_open" ON "shop_payments" USING btree ("order_id") WHERE "shop_payments"."state" = 'open';--> statement-breakpoint
CREATE INDEX "shop_refunds_order" ON "shop_refunds" USING btree ("order_id","created_at","id");--> statement-breakpoint
CREATE INDEX "shop_refunds_open" ON "shop_refunds" USING btree ("created_at") WHERE "shop_refunds"."state" in ('pending_review', 'refunding');--> statement-breakpoint
CREATE INDEX "shop_orders_unpaid" ON "shop_orders" USING btree ("pay_until") WHERE "shop_orders"."status" = 'pending_payment';--> statement-breakpoint
CREATE INDEX "shop_orders_under_way" ON "shop_orders" USING btree ("receive_until") WHERE "shop_orders"."status" = 'pending_receipt';--> statement-breakpoint
ALTER TABLE "shop_order_items" ADD CONSTRAINT "shop_order_items_refund_quantity" CHECK ("shop_order_items"."refund_quantity" between 0 and "shop_order_items"."quantity");