import { join } from 'node:path';

export interface DovecotPlaces {
  folder: string;
  /** Where Dovecot's own programs and libraries lie. */
  libexec: string;
  ports: { tls: number; startTls: number };
  user: { name: string; group: string; uid: number; gid: number };
}

export const dovecotPassword = 'secret';

/** Everything below one folder and as one ordinary user, so that it runs the same whoever starts it. */
export function dovecotConfig({ folder, libexec, ports, user }: DovecotPlaces): string {
  const at = (name: string) => join(folder, name);
  return `
base_dir = ${at('run')}
state_dir = ${at('state')}
libexec_dir = ${libexec}
log_path = ${at('dovecot.log')}
import_environment = TZ LD_LIBRARY_PATH
protocols = imap
listen = 127.0.0.1
default_internal_user = ${user.name}
default_internal_group = ${user.group}
default_login_user = ${user.name}
first_valid_uid = 1
mail_max_userip_connections = 200
ssl = required
ssl_cert = <${at('certificate.pem')}
ssl_key = <${at('key.pem')}
mail_location = maildir:~/Maildir
maildir_very_dirty_syncs = no
mailbox_list_index = no
auth_mechanisms = plain login
auth_failure_delay = 0
passdb {
  driver = static
  args = password=${dovecotPassword}
}
userdb {
  driver = static
  args = uid=${user.uid} gid=${user.gid} home=${at('mail')}/%u
}
namespace inbox {
  inbox = yes
  separator = /
${[...specialUse].map(([name, use]) => `  mailbox ${name} {\n    special_use = ${use}\n    auto = subscribe\n  }`).join('\n')}
}
service imap-login {
  chroot =
  process_min_avail = 1
  service_count = 0
  inet_listener imap {
    port = ${ports.startTls}
  }
  inet_listener imaps {
    port = ${ports.tls}
    ssl = yes
  }
}
service anvil {
  chroot =
}
service stats {
  client_limit = 1000
}
`;
}

const specialUse = new Map([
  ['Sent', '\\Sent'],
  ['Drafts', '\\Drafts'],
  ['Junk', '\\Junk'],
  ['Trash', '\\Trash'],
]);
