import { Component, type ReactNode } from 'react';

export interface CrashBoundaryProps {
  /** Stands where the children broke. */
  crashed: ReactNode;
  children: ReactNode;
}

/** Holds a page that breaks, or whose code no longer exists on the server after an update. */
export class CrashBoundary extends Component<CrashBoundaryProps, { broken: boolean }> {
  override state = { broken: false };

  static getDerivedStateFromError(): { broken: boolean } {
    return { broken: true };
  }

  override render(): ReactNode {
    return this.state.broken ? this.props.crashed : this.props.children;
  }
}
