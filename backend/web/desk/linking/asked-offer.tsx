import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useApi } from '@threadline/shared/api';
import { FailureState } from '../shell/failure-state.js';
import { RelinkOffer } from './relink-offer.js';

export interface AskedOfferProps {
  customerId: string;
  /** By what the customer's mail is known: a domain, or else an address. */
  domain?: string | undefined;
  address?: string | undefined;
}

/** The history that somebody has come for from the panel, by the address of the page. */
export function AskedOffer({ customerId, domain, address }: AskedOfferProps) {
  const api = useApi();
  const navigate = useNavigate({ from: '/linking' });
  const { data: customer, error, refetch, isFetching } = useQuery(api.customers.get.queryOptions({ id: customerId }));
  const about = domain ?? address;
  if (error && !customer) return <FailureState error={error} onRetry={() => void refetch()} busy={isFetching} />;
  if (!customer || !about) return null;
  const basis = { customerId, ...(domain ? { domain } : { address }) };
  const leave = () => void navigate({ search: {}, replace: true });
  return <RelinkOffer about={{ customer, about, basis }} onDone={leave} />;
}
