import type { Area } from '@threadline/shared/i18n/area';
import { addArea } from '@threadline/shared/i18n/setup';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

/** Brings the texts of a page that is loaded when it is first opened; before anything below it asks for one. */
export function useArea(namespace: string, area: Area): void {
  const { i18n } = useTranslation();
  useState(() => addArea(i18n, namespace, area));
}
