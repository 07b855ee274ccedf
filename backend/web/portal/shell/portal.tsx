import { useQuery } from '@tanstack/react-query';
import type { PortalBrand, Visitor } from '@threadline/shared/portal/schema';
import { type ReactNode, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { EnterPage } from '../sign-in/enter-page.js';
import { SignInPage } from '../sign-in/sign-in-page.js';
import { UnsubscribePage } from '../sign-in/unsubscribe-page.js';
import { placeOf } from './address.js';
import { applyBrand, readBrand } from './brand.js';
import { useTitle } from './card.js';
import { readFailure } from './failure.js';
import { offerInstalling } from './installing.js';
import { usePath } from './place.js';
import { brandRead, visitorRead } from './reads.js';
import { ShellSkeleton } from './shell-skeleton.js';
import { Failed, Nothing } from './states.js';
import { Visit } from './visit-pages.js';

/** Who is here, and so what is shown: a page of the visit, the way in, or what a mailed link is for. */
export function Portal() {
  const place = placeOf(usePath());
  const { slug } = place;
  useEffect(() => (slug ? offerInstalling(slug) : undefined), [slug]);
  if (!slug) return <UnknownPortal />;
  if (place.page === 'enter') return <Outside slug={slug}>{(brand) => <EnterPage brand={brand} />}</Outside>;
  if (place.page === 'unsubscribe') {
    return <Outside slug={slug}>{(brand) => <UnsubscribePage brand={brand} />}</Outside>;
  }
  return <Inside slug={slug}>{(visitor) => <Visit visitor={visitor} place={place} />}</Inside>;
}

interface InsideProps {
  slug: string;
  children: (visitor: Visitor) => ReactNode;
}

function Inside({ slug, children }: InsideProps) {
  const visitor = useQuery(visitorRead);
  const signIn = (
    <Outside slug={slug}>
      {(brand) => <SignInPage brand={brand} over={new URLSearchParams(location.search).has('over')} />}
    </Outside>
  );
  if (visitor.data) return visitor.data.brand.slug === slug ? children(visitor.data) : signIn;
  if (!visitor.error) return <ShellSkeleton brand={readBrand(slug)} />;
  if (readFailure(visitor.error).code === 'unauthenticated') return signIn;
  return <FailedPage error={visitor.error} onRetry={() => void visitor.refetch()} busy={visitor.isFetching} />;
}

/** Before one is signed in only the organisation's look is known. */
function Outside({ slug, children }: { slug: string; children: (brand: PortalBrand) => ReactNode }) {
  const brand = useQuery(brandRead(slug));
  const shown = brand.data ?? readBrand(slug);
  useEffect(() => {
    if (brand.data) applyBrand(brand.data);
  }, [brand.data]);
  if (brand.error && readFailure(brand.error).code === 'not_found') return <UnknownPortal />;
  if (shown) return children(shown);
  if (!brand.error) return <ShellSkeleton brand={null} />;
  return <FailedPage error={brand.error} onRetry={() => void brand.refetch()} busy={brand.isFetching} />;
}

function FailedPage(props: { error: unknown; onRetry: () => void; busy: boolean }) {
  const { t } = useTranslation('portal');
  return (
    <main className="flex min-h-dvh flex-col justify-center">
      <h1 className="sr-only">{t('pages.home')}</h1>
      <Failed {...props} />
    </main>
  );
}

function UnknownPortal() {
  const { t } = useTranslation('portal');
  useTitle(t('states.unknownPortal'));
  return (
    <main className="flex min-h-dvh flex-col justify-center">
      <h1 className="sr-only">{t('states.unknownPortal')}</h1>
      <Nothing title={t('states.unknownPortal')}>{t('states.unknownPortalHint')}</Nothing>
    </main>
  );
}
