CREATE TABLE "archives" (
	"org_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"requested_by" uuid NOT NULL,
	"requested_at" timestamp (3) with time zone NOT NULL,
	"tables_done" integer DEFAULT 0 NOT NULL,
	"tables_all" integer,
	"finished_at" timestamp (3) with time zone,
	"failed_at" timestamp (3) with time zone,
	"rows" bigint,
	"files" integer,
	"size" bigint,
	"file_key" text,
	"expires_at" timestamp (3) with time zone,
	CONSTRAINT "archives_org_id_id_pk" PRIMARY KEY("org_id","id")
);
--> statement-breakpoint
ALTER TABLE "archives" ADD CONSTRAINT "archives_org_id_organisations_id_fk" FOREIGN KEY ("org_id") REFERENCES "public"."organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "archives" ADD CONSTRAINT "archives_org_id_requested_by_people_org_id_id_fk" FOREIGN KEY ("org_id","requested_by") REFERENCES "public"."people"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "archives_page" ON "archives" USING btree ("org_id","requested_at","id");