-- What came along with a mail is seen by those customers who see the mail: its name, kind and size, and where its bytes are.
GRANT SELECT (org_id, message_id, position, name, type, size, inline, blob_hash) ON message_attachments TO threadline_portal;
--> statement-breakpoint
CREATE POLICY portal ON message_attachments FOR SELECT TO threadline_portal
  USING (org_id = (select app_org()) and message_id = any ((select portal_messages())::uuid[]));
