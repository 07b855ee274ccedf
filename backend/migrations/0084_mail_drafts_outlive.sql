-- A draft outlives what it speaks of: conversations are merged, mail is purged, customers are gone for good, and the text
-- that somebody writes stays theirs.
ALTER TABLE "mail_drafts" DROP CONSTRAINT "mail_drafts_org_id_thread_id_threads_org_id_id_fk";
--> statement-breakpoint
ALTER TABLE "mail_drafts" ADD CONSTRAINT "mail_drafts_org_id_thread_id_threads_org_id_id_fk" FOREIGN KEY ("org_id", "thread_id")
  REFERENCES "public"."threads" ("org_id", "id") ON DELETE SET NULL ("thread_id");
--> statement-breakpoint
ALTER TABLE "mail_drafts" DROP CONSTRAINT "mail_drafts_org_id_answers_id_messages_org_id_id_fk";
--> statement-breakpoint
ALTER TABLE "mail_drafts" ADD CONSTRAINT "mail_drafts_org_id_answers_id_messages_org_id_id_fk" FOREIGN KEY ("org_id", "answers_id")
  REFERENCES "public"."messages" ("org_id", "id") ON DELETE SET NULL ("answers_id");
--> statement-breakpoint
ALTER TABLE "mail_drafts" DROP CONSTRAINT "mail_drafts_org_id_customer_id_customers_org_id_id_fk";
--> statement-breakpoint
ALTER TABLE "mail_drafts" ADD CONSTRAINT "mail_drafts_org_id_customer_id_customers_org_id_id_fk" FOREIGN KEY ("org_id", "customer_id")
  REFERENCES "public"."customers" ("org_id", "id") ON DELETE SET NULL ("customer_id");
--> statement-breakpoint
CREATE INDEX "mail_drafts_answers" ON "mail_drafts" ("org_id", "answers_id") WHERE answers_id IS NOT NULL;
--> statement-breakpoint
CREATE INDEX "mail_drafts_waiting" ON "mail_drafts" ("org_id", "send_at") WHERE state IN ('queued', 'sending');
