CREATE TABLE "bin_items" (
	"org_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"kind" text NOT NULL,
	"customer_id" uuid,
	"name" text NOT NULL,
	"removed_by" uuid,
	"removed_at" timestamp (3) with time zone NOT NULL,
	"with_id" uuid,
	CONSTRAINT "bin_items_org_id_id_pk" PRIMARY KEY("org_id","id")
);
--> statement-breakpoint
CREATE TABLE "merge_moves" (
	"org_id" uuid NOT NULL,
	"merge_id" uuid NOT NULL,
	"number" bigint GENERATED ALWAYS AS IDENTITY (sequence name "merge_moves_number_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"table_name" text NOT NULL,
	"how" text NOT NULL,
	"row_id" uuid,
	"row" jsonb,
	CONSTRAINT "merge_moves_org_id_merge_id_number_pk" PRIMARY KEY("org_id","merge_id","number")
);
--> statement-breakpoint
CREATE TABLE "merges" (
	"org_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"seq" bigint GENERATED ALWAYS AS IDENTITY (sequence name "merges_seq_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"kind" text NOT NULL,
	"gone_id" uuid NOT NULL,
	"kept_id" uuid NOT NULL,
	"gone_name" text NOT NULL,
	"kept_name" text NOT NULL,
	"gone" jsonb NOT NULL,
	"before" jsonb NOT NULL,
	"after" jsonb NOT NULL,
	"involved" uuid[] DEFAULT '{}' NOT NULL,
	"moved" jsonb NOT NULL,
	"merged_by" uuid,
	"merged_at" timestamp (3) with time zone NOT NULL,
	"undone_by" uuid,
	"undone_at" timestamp (3) with time zone,
	CONSTRAINT "merges_org_id_id_pk" PRIMARY KEY("org_id","id")
);
--> statement-breakpoint
ALTER TABLE "customers" ADD COLUMN "removed_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "bin_items" ADD CONSTRAINT "bin_items_org_id_organisations_id_fk" FOREIGN KEY ("org_id") REFERENCES "public"."organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bin_items" ADD CONSTRAINT "bin_items_org_id_removed_by_people_org_id_id_fk" FOREIGN KEY ("org_id","removed_by") REFERENCES "public"."people"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "merges" ADD CONSTRAINT "merges_org_id_organisations_id_fk" FOREIGN KEY ("org_id") REFERENCES "public"."organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "merges" ADD CONSTRAINT "merges_org_id_merged_by_people_org_id_id_fk" FOREIGN KEY ("org_id","merged_by") REFERENCES "public"."people"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "merges" ADD CONSTRAINT "merges_org_id_undone_by_people_org_id_id_fk" FOREIGN KEY ("org_id","undone_by") REFERENCES "public"."people"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "bin_items_page" ON "bin_items" USING btree ("org_id","removed_at","id");--> statement-breakpoint
CREATE INDEX "bin_items_person" ON "bin_items" USING btree ("org_id","removed_by","removed_at","id");--> statement-breakpoint
CREATE INDEX "bin_items_customer" ON "bin_items" USING btree ("org_id","customer_id");--> statement-breakpoint
CREATE INDEX "merges_kept" ON "merges" USING btree ("org_id","kept_id","seq");--> statement-breakpoint
CREATE UNIQUE INDEX "merges_gone" ON "merges" USING btree ("org_id","gone_id") WHERE undone_at is null;--> statement-breakpoint
CREATE INDEX "customers_removed" ON "customers" USING btree ("org_id","removed_at") WHERE removed_at is not null;