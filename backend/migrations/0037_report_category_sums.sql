CREATE TABLE "report_customer_category_hours" (
	"org_id" uuid NOT NULL,
	"month" date NOT NULL,
	"customer_id" uuid NOT NULL,
	"category" text NOT NULL,
	"seconds" bigint NOT NULL,
	"billable_seconds" bigint NOT NULL,
	"billable_people" bit varying,
	"unbillable_people" bit varying,
	CONSTRAINT "report_customer_category_hours_org_id_month_customer_id_category_pk" PRIMARY KEY("org_id","month","customer_id","category")
);
--> statement-breakpoint
ALTER TABLE "report_customer_category_hours" ADD CONSTRAINT "report_customer_category_hours_org_id_organisations_id_fk" FOREIGN KEY ("org_id") REFERENCES "public"."organisations"("id") ON DELETE no action ON UPDATE no action;