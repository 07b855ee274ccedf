import { TextArea } from '@threadline/shared/ui/text-area';
import { TextField } from '@threadline/shared/ui/text-field';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DraftProps } from './connection-form.js';
import { readMetadata } from './read-metadata.js';

/** What a SAML provider shows, or its metadata, from which the fields fill themselves. */
export function SamlFields({ draft, change }: DraftProps) {
  const { t } = useTranslation('desk');
  const [metadata, setMetadata] = useState('');
  const isUnread = metadata.trim() !== '' && readMetadata(metadata) === null;
  const paste = (xml: string) => {
    setMetadata(xml);
    change(readMetadata(xml) ?? {});
  };
  return (
    <>
      <TextArea
        label={t('sso.metadata')}
        hint={t('sso.metadataHint')}
        {...(isUnread ? { error: t('sso.metadataUnread') } : {})}
        optional
        spellCheck={false}
        className="max-h-40 overflow-auto"
        value={metadata}
        onChange={(event) => paste(event.target.value)}
      />
      <TextField
        label={t('sso.entityId')}
        spellCheck={false}
        value={draft.issuer}
        onChange={(event) => change({ issuer: event.target.value })}
      />
      <TextField
        label={t('sso.signInUrl')}
        type="url"
        value={draft.signInUrl}
        onChange={(event) => change({ signInUrl: event.target.value })}
      />
      <TextArea
        label={t('sso.certificate')}
        hint={t('sso.certificateHint')}
        spellCheck={false}
        className="max-h-40 overflow-auto"
        value={draft.certificates}
        onChange={(event) => change({ certificates: event.target.value })}
      />
    </>
  );
}
