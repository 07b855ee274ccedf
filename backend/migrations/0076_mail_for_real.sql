CREATE TABLE "canned_responses" (
	"org_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"owner_id" uuid,
	"title" text NOT NULL,
	"body" text NOT NULL,
	"language" text,
	"created_by" uuid,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	"removed_at" timestamp (3) with time zone,
	CONSTRAINT "canned_responses_org_id_id_pk" PRIMARY KEY("org_id","id")
);
--> statement-breakpoint
CREATE TABLE "mail_clients" (
	"org_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"vendor" text NOT NULL,
	"client_id" text NOT NULL,
	"sealed_secret" text NOT NULL,
	"tenant" text,
	"created_by" uuid,
	"created_at" timestamp (3) with time zone NOT NULL,
	"removed_at" timestamp (3) with time zone,
	CONSTRAINT "mail_clients_org_id_id_pk" PRIMARY KEY("org_id","id")
);
--> statement-breakpoint
CREATE TABLE "mail_connections" (
	"org_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"mailbox_id" uuid NOT NULL,
	"vendor" text NOT NULL,
	"settings" jsonb NOT NULL,
	"sealed_secret" text,
	"client_id" uuid,
	"state" text NOT NULL,
	"problem" text,
	"problem_detail" text,
	"problem_at" timestamp (3) with time zone,
	"retry_at" timestamp (3) with time zone,
	"failures" integer DEFAULT 0 NOT NULL,
	"back_fill_from" date,
	"last_synced_at" timestamp (3) with time zone,
	"lease_holder" uuid,
	"lease_until" timestamp (3) with time zone,
	"created_by" uuid,
	"created_at" timestamp (3) with time zone NOT NULL,
	"removed_at" timestamp (3) with time zone,
	CONSTRAINT "mail_connections_org_id_id_pk" PRIMARY KEY("org_id","id")
);
--> statement-breakpoint
CREATE TABLE "mail_folders" (
	"org_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"connection_id" uuid NOT NULL,
	"mailbox_id" uuid NOT NULL,
	"remote_id" text NOT NULL,
	"name" text NOT NULL,
	"role" text NOT NULL,
	"synced" boolean NOT NULL,
	"cursor" jsonb,
	"back_fill_cursor" jsonb,
	"total" integer,
	"done" integer DEFAULT 0 NOT NULL,
	"back_filled_at" timestamp (3) with time zone,
	"removed_at" timestamp (3) with time zone,
	CONSTRAINT "mail_folders_org_id_id_pk" PRIMARY KEY("org_id","id")
);
--> statement-breakpoint
CREATE TABLE "remote_messages" (
	"org_id" uuid NOT NULL,
	"connection_id" uuid NOT NULL,
	"folder_id" uuid NOT NULL,
	"remote_id" text NOT NULL,
	"mailbox_id" uuid NOT NULL,
	"outcome" text NOT NULL,
	"reason" text,
	"message_id" uuid,
	"seen_at" timestamp (3) with time zone NOT NULL,
	"gone_at" timestamp (3) with time zone,
	CONSTRAINT "remote_messages_org_id_connection_id_folder_id_remote_id_pk" PRIMARY KEY("org_id","connection_id","folder_id","remote_id")
);
--> statement-breakpoint
CREATE TABLE "mail_draft_files" (
	"org_id" uuid NOT NULL,
	"draft_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"name" text NOT NULL,
	"type" text NOT NULL,
	"size" integer NOT NULL,
	"blob_hash" text NOT NULL,
	CONSTRAINT "mail_draft_files_org_id_draft_id_position_pk" PRIMARY KEY("org_id","draft_id","position")
);
--> statement-breakpoint
CREATE TABLE "mail_drafts" (
	"org_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"author_id" uuid NOT NULL,
	"mailbox_id" uuid NOT NULL,
	"mode" text NOT NULL,
	"thread_id" uuid,
	"answers_id" uuid,
	"customer_id" uuid,
	"to_people" jsonb NOT NULL,
	"cc_people" jsonb NOT NULL,
	"bcc_people" jsonb NOT NULL,
	"subject" text NOT NULL,
	"body" text NOT NULL,
	"state" text NOT NULL,
	"send_at" timestamp (3) with time zone,
	"attempts" integer DEFAULT 0 NOT NULL,
	"error" text,
	"rfc_message_id" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	"sent_at" timestamp (3) with time zone,
	CONSTRAINT "mail_drafts_org_id_id_pk" PRIMARY KEY("org_id","id")
);
--> statement-breakpoint
CREATE TABLE "mail_blocks" (
	"org_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"person_id" uuid,
	"mailbox_id" uuid,
	"address" text,
	"domain" text,
	"created_by" uuid,
	"created_at" timestamp (3) with time zone NOT NULL,
	"removed_at" timestamp (3) with time zone,
	CONSTRAINT "mail_blocks_org_id_id_pk" PRIMARY KEY("org_id","id"),
	CONSTRAINT "mail_blocks_whose" CHECK ((person_id is null) <> (mailbox_id is null)),
	CONSTRAINT "mail_blocks_whom" CHECK ((address is null) <> (domain is null))
);
--> statement-breakpoint
CREATE TABLE "mailbox_people" (
	"org_id" uuid NOT NULL,
	"mailbox_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"added_by" uuid,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "mailbox_people_org_id_mailbox_id_person_id_pk" PRIMARY KEY("org_id","mailbox_id","person_id")
);
--> statement-breakpoint
CREATE TABLE "meeting_people" (
	"org_id" uuid NOT NULL,
	"meeting_id" uuid NOT NULL,
	"address" text NOT NULL,
	"name" text,
	"attendance" text NOT NULL,
	"answered_at" timestamp (3) with time zone,
	CONSTRAINT "meeting_people_org_id_meeting_id_address_pk" PRIMARY KEY("org_id","meeting_id","address")
);
--> statement-breakpoint
CREATE TABLE "meetings" (
	"org_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"uid" text NOT NULL,
	"recurrence_id" text DEFAULT '' NOT NULL,
	"sequence" integer NOT NULL,
	"written_at" timestamp (3) with time zone,
	"message_id" uuid NOT NULL,
	"title" text NOT NULL,
	"place" text,
	"starts_at" timestamp (3) with time zone NOT NULL,
	"ends_at" timestamp (3) with time zone,
	"all_day" boolean DEFAULT false NOT NULL,
	"organiser" text,
	"state" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "meetings_org_id_id_pk" PRIMARY KEY("org_id","id"),
	CONSTRAINT "meetings_uid" UNIQUE("org_id","uid","recurrence_id")
);
--> statement-breakpoint
CREATE TABLE "promises" (
	"org_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"message_id" uuid NOT NULL,
	"thread_id" uuid NOT NULL,
	"side" text NOT NULL,
	"sentence" text NOT NULL,
	"due_on" date,
	"address" text,
	"state" text NOT NULL,
	"follow_up_id" uuid,
	"decided_by" uuid,
	"decided_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "promises_org_id_id_pk" PRIMARY KEY("org_id","id")
);
--> statement-breakpoint
CREATE TABLE "mail_blobs" (
	"org_id" uuid NOT NULL,
	"hash" text NOT NULL,
	"size" integer NOT NULL,
	"storage_key" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "mail_blobs_org_id_hash_pk" PRIMARY KEY("org_id","hash")
);
--> statement-breakpoint
CREATE TABLE "message_attachments" (
	"org_id" uuid NOT NULL,
	"message_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"name" text NOT NULL,
	"type" text NOT NULL,
	"size" integer NOT NULL,
	"content_id" text,
	"inline" boolean DEFAULT false NOT NULL,
	"blob_hash" text,
	CONSTRAINT "message_attachments_org_id_message_id_position_pk" PRIMARY KEY("org_id","message_id","position")
);
--> statement-breakpoint
CREATE TABLE "relink_batches" (
	"org_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"customer_id" uuid NOT NULL,
	"cause" text NOT NULL,
	"evidence" jsonb NOT NULL,
	"state" text NOT NULL,
	"found" integer DEFAULT 0 NOT NULL,
	"changed" integer DEFAULT 0 NOT NULL,
	"reached" uuid,
	"actor_id" uuid,
	"created_at" timestamp (3) with time zone NOT NULL,
	"finished_at" timestamp (3) with time zone,
	"undone_at" timestamp (3) with time zone,
	"undone_by" uuid,
	CONSTRAINT "relink_batches_org_id_id_pk" PRIMARY KEY("org_id","id")
);
--> statement-breakpoint
CREATE TABLE "thread_changes" (
	"org_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"kind" text NOT NULL,
	"from_thread_id" uuid NOT NULL,
	"into_thread_id" uuid NOT NULL,
	"message_ids" uuid[] NOT NULL,
	"id_hashes" text[] NOT NULL,
	"actor_id" uuid,
	"created_at" timestamp (3) with time zone NOT NULL,
	"undone_at" timestamp (3) with time zone,
	CONSTRAINT "thread_changes_org_id_id_pk" PRIMARY KEY("org_id","id")
);
--> statement-breakpoint
ALTER TABLE "contact_addresses" ADD COLUMN "bounced_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "contact_addresses" ADD COLUMN "bounce_code" text;--> statement-breakpoint
ALTER TABLE "mailbox_messages" ADD COLUMN "tier" text DEFAULT 'full' NOT NULL;--> statement-breakpoint
ALTER TABLE "mailbox_messages" ADD COLUMN "labels" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "mailbox_messages" ADD COLUMN "gone_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "mailboxes" ADD COLUMN "name" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "mailboxes" ADD COLUMN "tier" text DEFAULT 'full' NOT NULL;--> statement-breakpoint
ALTER TABLE "mailboxes" ADD COLUMN "store" text DEFAULT 'known' NOT NULL;--> statement-breakpoint
ALTER TABLE "mailboxes" ADD COLUMN "labels_in" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "mailboxes" ADD COLUMN "labels_out" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "mailboxes" ADD COLUMN "signature" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "mailboxes" ADD COLUMN "removed_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "messages" ADD COLUMN "kind" text DEFAULT 'normal' NOT NULL;--> statement-breakpoint
ALTER TABLE "messages" ADD COLUMN "tier" text DEFAULT 'full' NOT NULL;--> statement-breakpoint
ALTER TABLE "messages" ADD COLUMN "visible_text" text;--> statement-breakpoint
ALTER TABLE "messages" ADD COLUMN "forwarded_from" jsonb;--> statement-breakpoint
ALTER TABLE "messages" ADD COLUMN "bounce" jsonb;--> statement-breakpoint
ALTER TABLE "messages" ADD COLUMN "in_reply_to" text;--> statement-breakpoint
ALTER TABLE "messages" ADD COLUMN "reference_ids" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "messages" ADD COLUMN "raw_hash" text;--> statement-breakpoint
ALTER TABLE "messages" ADD COLUMN "variant_of" uuid;--> statement-breakpoint
ALTER TABLE "messages" ADD COLUMN "flags" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "thread_customer_links" ADD COLUMN "batch_id" uuid;--> statement-breakpoint
ALTER TABLE "thread_customer_links" ADD COLUMN "removed_by_batch" uuid;--> statement-breakpoint
ALTER TABLE "canned_responses" ADD CONSTRAINT "canned_responses_org_id_organisations_id_fk" FOREIGN KEY ("org_id") REFERENCES "public"."organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "canned_responses" ADD CONSTRAINT "canned_responses_org_id_owner_id_people_org_id_id_fk" FOREIGN KEY ("org_id","owner_id") REFERENCES "public"."people"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mail_clients" ADD CONSTRAINT "mail_clients_org_id_organisations_id_fk" FOREIGN KEY ("org_id") REFERENCES "public"."organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mail_connections" ADD CONSTRAINT "mail_connections_org_id_mailbox_id_mailboxes_org_id_id_fk" FOREIGN KEY ("org_id","mailbox_id") REFERENCES "public"."mailboxes"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mail_connections" ADD CONSTRAINT "mail_connections_org_id_client_id_mail_clients_org_id_id_fk" FOREIGN KEY ("org_id","client_id") REFERENCES "public"."mail_clients"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mail_folders" ADD CONSTRAINT "mail_folders_org_id_connection_id_mail_connections_org_id_id_fk" FOREIGN KEY ("org_id","connection_id") REFERENCES "public"."mail_connections"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mail_folders" ADD CONSTRAINT "mail_folders_org_id_mailbox_id_mailboxes_org_id_id_fk" FOREIGN KEY ("org_id","mailbox_id") REFERENCES "public"."mailboxes"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "remote_messages" ADD CONSTRAINT "remote_messages_org_id_folder_id_mail_folders_org_id_id_fk" FOREIGN KEY ("org_id","folder_id") REFERENCES "public"."mail_folders"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mail_draft_files" ADD CONSTRAINT "mail_draft_files_org_id_draft_id_mail_drafts_org_id_id_fk" FOREIGN KEY ("org_id","draft_id") REFERENCES "public"."mail_drafts"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mail_draft_files" ADD CONSTRAINT "mail_draft_files_org_id_blob_hash_mail_blobs_org_id_hash_fk" FOREIGN KEY ("org_id","blob_hash") REFERENCES "public"."mail_blobs"("org_id","hash") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mail_drafts" ADD CONSTRAINT "mail_drafts_org_id_author_id_people_org_id_id_fk" FOREIGN KEY ("org_id","author_id") REFERENCES "public"."people"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mail_drafts" ADD CONSTRAINT "mail_drafts_org_id_mailbox_id_mailboxes_org_id_id_fk" FOREIGN KEY ("org_id","mailbox_id") REFERENCES "public"."mailboxes"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mail_drafts" ADD CONSTRAINT "mail_drafts_org_id_thread_id_threads_org_id_id_fk" FOREIGN KEY ("org_id","thread_id") REFERENCES "public"."threads"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mail_drafts" ADD CONSTRAINT "mail_drafts_org_id_answers_id_messages_org_id_id_fk" FOREIGN KEY ("org_id","answers_id") REFERENCES "public"."messages"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mail_drafts" ADD CONSTRAINT "mail_drafts_org_id_customer_id_customers_org_id_id_fk" FOREIGN KEY ("org_id","customer_id") REFERENCES "public"."customers"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mail_blocks" ADD CONSTRAINT "mail_blocks_org_id_person_id_people_org_id_id_fk" FOREIGN KEY ("org_id","person_id") REFERENCES "public"."people"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mail_blocks" ADD CONSTRAINT "mail_blocks_org_id_mailbox_id_mailboxes_org_id_id_fk" FOREIGN KEY ("org_id","mailbox_id") REFERENCES "public"."mailboxes"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mailbox_people" ADD CONSTRAINT "mailbox_people_org_id_mailbox_id_mailboxes_org_id_id_fk" FOREIGN KEY ("org_id","mailbox_id") REFERENCES "public"."mailboxes"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mailbox_people" ADD CONSTRAINT "mailbox_people_org_id_person_id_people_org_id_id_fk" FOREIGN KEY ("org_id","person_id") REFERENCES "public"."people"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "meeting_people" ADD CONSTRAINT "meeting_people_org_id_meeting_id_meetings_org_id_id_fk" FOREIGN KEY ("org_id","meeting_id") REFERENCES "public"."meetings"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "meetings" ADD CONSTRAINT "meetings_org_id_message_id_messages_org_id_id_fk" FOREIGN KEY ("org_id","message_id") REFERENCES "public"."messages"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "promises" ADD CONSTRAINT "promises_org_id_message_id_messages_org_id_id_fk" FOREIGN KEY ("org_id","message_id") REFERENCES "public"."messages"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "promises" ADD CONSTRAINT "promises_org_id_thread_id_threads_org_id_id_fk" FOREIGN KEY ("org_id","thread_id") REFERENCES "public"."threads"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mail_blobs" ADD CONSTRAINT "mail_blobs_org_id_organisations_id_fk" FOREIGN KEY ("org_id") REFERENCES "public"."organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "message_attachments" ADD CONSTRAINT "message_attachments_org_id_message_id_messages_org_id_id_fk" FOREIGN KEY ("org_id","message_id") REFERENCES "public"."messages"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "message_attachments" ADD CONSTRAINT "message_attachments_org_id_blob_hash_mail_blobs_org_id_hash_fk" FOREIGN KEY ("org_id","blob_hash") REFERENCES "public"."mail_blobs"("org_id","hash") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "relink_batches" ADD CONSTRAINT "relink_batches_org_id_customer_id_customers_org_id_id_fk" FOREIGN KEY ("org_id","customer_id") REFERENCES "public"."customers"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "canned_responses_page" ON "canned_responses" USING btree ("org_id","title","id");--> statement-breakpoint
CREATE UNIQUE INDEX "mail_clients_one" ON "mail_clients" USING btree ("org_id","vendor") WHERE removed_at is null;--> statement-breakpoint
CREATE UNIQUE INDEX "mail_connections_one" ON "mail_connections" USING btree ("org_id","mailbox_id") WHERE removed_at is null;--> statement-breakpoint
CREATE UNIQUE INDEX "mail_folders_remote" ON "mail_folders" USING btree ("org_id","connection_id","remote_id");--> statement-breakpoint
CREATE INDEX "remote_messages_message" ON "remote_messages" USING btree ("org_id","message_id");--> statement-breakpoint
CREATE INDEX "remote_messages_page" ON "remote_messages" USING btree ("org_id","mailbox_id","seen_at");--> statement-breakpoint
CREATE INDEX "mail_draft_files_blob" ON "mail_draft_files" USING btree ("org_id","blob_hash");--> statement-breakpoint
CREATE INDEX "mail_drafts_author" ON "mail_drafts" USING btree ("org_id","author_id","updated_at","id");--> statement-breakpoint
CREATE INDEX "mail_drafts_thread" ON "mail_drafts" USING btree ("org_id","thread_id");--> statement-breakpoint
CREATE INDEX "mail_blocks_person" ON "mail_blocks" USING btree ("org_id","person_id");--> statement-breakpoint
CREATE INDEX "mail_blocks_mailbox" ON "mail_blocks" USING btree ("org_id","mailbox_id");--> statement-breakpoint
CREATE INDEX "mailbox_people_person" ON "mailbox_people" USING btree ("org_id","person_id");--> statement-breakpoint
CREATE INDEX "meeting_people_address" ON "meeting_people" USING btree ("org_id","address");--> statement-breakpoint
CREATE INDEX "meetings_message" ON "meetings" USING btree ("org_id","message_id");--> statement-breakpoint
CREATE INDEX "promises_thread" ON "promises" USING btree ("org_id","thread_id");--> statement-breakpoint
CREATE INDEX "promises_message" ON "promises" USING btree ("org_id","message_id");--> statement-breakpoint
CREATE INDEX "message_attachments_blob" ON "message_attachments" USING btree ("org_id","blob_hash");--> statement-breakpoint
CREATE INDEX "relink_batches_page" ON "relink_batches" USING btree ("org_id","created_at","id");--> statement-breakpoint
CREATE INDEX "thread_changes_into" ON "thread_changes" USING btree ("org_id","into_thread_id");--> statement-breakpoint
CREATE INDEX "thread_changes_from" ON "thread_changes" USING btree ("org_id","from_thread_id");--> statement-breakpoint
CREATE INDEX "thread_customer_links_batch" ON "thread_customer_links" USING btree ("org_id","batch_id") WHERE batch_id is not null;