package org.vestibule.oauth;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.Executor;
import org.vestibule.http.HttpCalls;
import org.vestibule.http.HttpFailure;
import org.vestibule.http.Json;
import org.vestibule.http.Reply;
import org.vestibule.oauth.ProviderCall.Kind;

/**
 * The provider as it is known now: its metadata and its keys, fetched once, kept, and renewed in
 * the background. The application starts without them and recovers by itself.
 */
public final class Provider {
  /** Finds out who signs users in; it may have to ask the Dataverse environment. */
  public interface AuthoritySource {
    /**
     * The authority.
     *
     * @throws ProviderUnavailable when it cannot be found out now
     */
    Authority authority() throws ProviderUnavailable;
  }

  /** Metadata and the authority that they were judged by. */
  record Known(Authority authority, ProviderMetadata metadata) {}

  private final HttpCalls http;
  private final Json json;
  private final AuthoritySource authorities;
  private final Cached<Known> known;
  private final Cached<KeySet> keys;
  private final ProviderListener listener;

  /** Fetches nothing yet; {@code background} runs the renewals. */
  public Provider(
      AuthoritySource authorities, HttpCalls http, Json json, Clock clock, Executor background) {
    this(authorities, http, json, clock, background, ProviderListener.NONE);
  }

  /** A provider whose fetches are heard. */
  public Provider(
      AuthoritySource authorities,
      HttpCalls http,
      Json json,
      Clock clock,
      Executor background,
      ProviderListener listener) {
    this.listener = listener;
    this.http = http;
    this.json = json;
    this.authorities = authorities;
    this.known = new Cached<>(heard(Kind.METADATA, this::loadMetadata), clock, background);
    this.keys = new Cached<>(heard(Kind.KEYS, this::loadKeys), clock, background);
  }

  /** The provider's metadata. */
  public ProviderMetadata metadata() throws ProviderUnavailable {
    return known.get().metadata();
  }

  /** Who signs users in. */
  public Authority authority() throws ProviderUnavailable {
    return known.get().authority();
  }

  /** Whether metadata and keys are at hand; asks nobody. */
  public boolean ready() {
    return known.ready() && keys.ready();
  }

  /** Fetches what is missing and tries what is used of it, so that the first user need not wait. */
  public void warmUp() throws ProviderUnavailable {
    known.get();
    SignedTokens.rehearse(keys.get());
    TokenReply.parse(new Reply(200, Map.of(), "{}"), json, Instant.EPOCH);
  }

  Known known() throws ProviderUnavailable {
    return known.get();
  }

  KeySet keys() throws ProviderUnavailable {
    return keys.get();
  }

  KeySet newerKeys() throws ProviderUnavailable {
    return keys.demandNewer();
  }

  private <T> Cached.Loader<T> heard(Kind kind, Cached.Loader<T> loader) {
    return () -> {
      long begun = System.nanoTime();
      try {
        T loaded = loader.load();
        listener.called(ProviderCall.answered(kind, since(begun)));
        return loaded;
      } catch (ProviderUnavailable e) {
        listener.called(ProviderCall.failed(kind, e.failure(), since(begun)));
        throw e;
      }
    };
  }

  private static Duration since(long begun) {
    return Duration.ofNanos(System.nanoTime() - begun);
  }

  private Known loadMetadata() throws ProviderUnavailable {
    Authority authority = authorities.authority();
    Reply reply = get(authority.metadataUri());
    return ProviderMetadata.parse(reply.body(), json)
        .filter(metadata -> authority.announces(metadata.issuer()))
        .map(metadata -> new Known(authority, metadata))
        .orElseThrow(() -> new ProviderUnavailable(UpstreamFailure.of(reply)));
  }

  private KeySet loadKeys() throws ProviderUnavailable {
    Reply reply = get(known.get().metadata().jwksUri());
    return KeySet.parse(reply.body())
        .orElseThrow(() -> new ProviderUnavailable(UpstreamFailure.of(reply)));
  }

  private Reply get(URI uri) throws ProviderUnavailable {
    try {
      Reply reply = http.get(uri, Map.of());
      if (reply.status() != 200) {
        throw new ProviderUnavailable(UpstreamFailure.of(reply));
      }
      return reply;
    } catch (HttpFailure e) {
      throw new ProviderUnavailable(UpstreamFailure.of(e));
    }
  }
}
