CREATE TABLE "handed_items" (
	"org_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"item_id" uuid NOT NULL,
	"to_id" uuid NOT NULL,
	"handed_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "handed_items_org_id_person_id_kind_item_id_to_id_pk" PRIMARY KEY("org_id","person_id","kind","item_id","to_id")
);
--> statement-breakpoint
ALTER TABLE "handed_items" ADD CONSTRAINT "handed_items_org_id_person_id_people_org_id_id_fk" FOREIGN KEY ("org_id","person_id") REFERENCES "public"."people"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "handed_items" ADD CONSTRAINT "handed_items_org_id_to_id_people_org_id_id_fk" FOREIGN KEY ("org_id","to_id") REFERENCES "public"."people"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "handed_items_age" ON "handed_items" USING btree ("org_id","handed_at");