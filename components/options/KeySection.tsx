import { useCallback, useState } from 'preact/hooks';
import type { Failure } from '@/utils/domain/failure';
import type { KeyState } from '@/utils/domain/key-state';
import type { QuotaView } from '@/utils/domain/quota';
import { VIRUSTOTAL_ADDRESS } from '@/utils/domain/virustotal-address';
import type { Call } from '@/utils/rpc/client';
import { Gateway } from '../parts/gateway';
import { ForgetKey } from './ForgetKey';
import { KeyElsewhere } from './KeyElsewhere';
import { KeyForm } from './KeyForm';
import { KeyLimits } from './KeyLimits';
import { KeyResult } from './KeyResult';
import { KeySteps } from './KeySteps';
import { ManagedKey } from './ManagedKey';
import type { RequestOrigin } from './request-origin';
import { SavedKey, type SavedKeyFocus } from './SavedKey';
import { Trouble } from './Trouble';
import { useLoaded } from './use-loaded';

interface KeySectionProps {
  readonly call: Call;
  /** Where the API is; its host is named beside the key. */
  readonly apiAddress: string;
  readonly quota: QuotaView | null;
  readonly requestOrigin: RequestOrigin;
}

/** The key from its first paste to being forgotten, with what VirusTotal, or the gateway, says about it. */
export function KeySection(props: KeySectionProps) {
  const { apiAddress } = props;
  const { host } = new URL(apiAddress);
  const gateway = apiAddress === VIRUSTOTAL_ADDRESS ? null : host;
  return (
    <Gateway.Provider value={gateway}>
      <KeyHere {...props} {...{ host, gateway }} />
    </Gateway.Provider>
  );
}

type KeyHereProps = KeySectionProps & { readonly host: string; readonly gateway: string | null };

function KeyHere({ call, host, gateway, quota, requestOrigin }: KeyHereProps) {
  const { result, load, put } = useLoaded<KeyState>(useCallback(() => call('keyState', null), [call]));
  const [doing, setDoing] = useState<'nothing' | 'testing' | 'replacing' | 'forgetting' | 'entering'>(
    'nothing',
  );
  const [focus, setFocus] = useState<SavedKeyFocus>(null);
  const [failure, setFailure] = useState<Failure | null>(null);

  const doors = { call, host, gateway, requestOrigin };
  if (result === null) return null;
  if (!result.ok) return <Trouble failure={result.failure} onRetry={() => void load()} />;

  const rest = (next: SavedKeyFocus): void => {
    setFocus(next);
    setDoing('nothing');
  };
  const saved = (state: KeyState): void => {
    setFailure(null);
    put(state);
    rest('test');
  };
  const forgotten = (): void => {
    setFailure(null);
    put({ set: false });
    setDoing('entering');
  };
  const test = async (): Promise<void> => {
    setDoing('testing');
    const reply = await call('testKey', null);
    setFailure(reply.ok ? null : reply.failure);
    await load();
    setDoing('nothing');
  };

  const state = result.value;
  if (!state.set) {
    return (
      <>
        {gateway === null && <KeySteps />}
        {state.keptFor !== undefined && (
          <KeyElsewhere {...{ call, host }} keptFor={state.keptFor} onForgotten={forgotten} />
        )}
        <KeyForm {...doors} focused={doing === 'entering'} onSaved={saved} />
      </>
    );
  }
  return (
    <>
      {doing === 'replacing' ? (
        <KeyForm {...doors} focused onSaved={saved} onCancel={() => rest('replace')} />
      ) : doing === 'forgetting' ? (
        <ForgetKey call={call} onKeep={() => rest('forget')} onForgotten={forgotten} />
      ) : state.managed ? (
        <ManagedKey host={host} busy={doing === 'testing'} onTest={() => void test()} />
      ) : (
        <SavedKey
          ending={state.ending}
          host={host}
          token={gateway !== null}
          busy={doing === 'testing'}
          focus={focus}
          onTest={() => void test()}
          onReplace={() => setDoing('replacing')}
          onForget={() => setDoing('forgetting')}
        />
      )}
      <div class="option option-wide">
        <KeyResult
          {...{ state, failure, gateway, requestOrigin }}
          busy={doing === 'testing'}
          onRetry={() => void test()}
        />
        {quota && <KeyLimits quota={quota} />}
      </div>
    </>
  );
}
