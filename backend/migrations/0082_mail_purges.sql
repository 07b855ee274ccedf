CREATE TABLE "mail_purges" (
	"org_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"mailbox_id" uuid NOT NULL,
	"owner_id" uuid,
	"cause" text NOT NULL,
	"starts_at" timestamp (3) with time zone NOT NULL,
	"reached" uuid,
	"asked_by" uuid,
	"created_at" timestamp (3) with time zone NOT NULL,
	"finished_at" timestamp (3) with time zone,
	CONSTRAINT "mail_purges_org_id_id_pk" PRIMARY KEY("org_id","id")
);
--> statement-breakpoint
ALTER TABLE "mail_blobs" ADD COLUMN "idle_since" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "mail_purges" ADD CONSTRAINT "mail_purges_org_id_mailbox_id_mailboxes_org_id_id_fk" FOREIGN KEY ("org_id","mailbox_id") REFERENCES "public"."mailboxes"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "mail_purges_open" ON "mail_purges" USING btree ("org_id","starts_at") WHERE finished_at is null;--> statement-breakpoint
CREATE INDEX "mail_purges_mailbox" ON "mail_purges" USING btree ("org_id","mailbox_id","created_at");--> statement-breakpoint
CREATE INDEX "mail_blobs_idle" ON "mail_blobs" USING btree ("org_id","idle_since") WHERE idle_since is not null;--> statement-breakpoint
CREATE INDEX "messages_raw" ON "messages" USING btree ("org_id","raw_hash") WHERE raw_hash is not null;