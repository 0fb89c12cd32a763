package org.vestibule.cluster;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import javax.cache.Cache;
import javax.cache.CacheException;
import javax.cache.CacheManager;
import javax.cache.Caching;
import javax.cache.configuration.MutableConfiguration;
import javax.cache.expiry.ModifiedExpiryPolicy;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import org.jspecify.annotations.Nullable;
import org.vestibule.session.Engine;
import org.vestibule.session.SharedMap;

/**
 * The engine of several nodes. It is looked for when it is first needed, and again each time while
 * it is not there: a node starts before its engine.
 *
 * @see "JSR 107: JCACHE, Java Temporary Caching API"
 */
public final class JCacheEngine implements Engine, AutoCloseable {
  /** Payara's own, where its data grid is on. */
  private static final String PAYARA = "payara/CacheManager";

  private final Optional<URI> config;
  private final String installation;
  private final Map<String, Cache<String, byte[]>> caches = new ConcurrentHashMap<>();
  private @Nullable CacheManager manager;

  /** Ours to close; the server's goes on when the application ends. */
  private boolean own;

  /**
   * An engine.
   *
   * @param config the file that the provider is configured with; absent: the server's own manager,
   *     or the provider's standard one
   * @param installation names this installation's maps among those of others
   */
  public JCacheEngine(Optional<URI> config, String installation) {
    this.config = config;
    this.installation = installation;
  }

  @Override
  public SharedMap map(String name, Duration life) {
    // Nodes with different settings meanwhile have different maps, since a map has one life.
    String full = installation + "-" + name + "-" + life.toSeconds();
    return new JCacheMap(() -> cache(full, life));
  }

  /** The map as it is now; made by whichever node needs it first. */
  private Cache<String, byte[]> cache(String name, Duration life) {
    Cache<String, byte[]> known = caches.get(name);
    if (known != null && !known.isClosed()) {
      return known;
    }
    Cache<String, byte[]> found = find(manager(), name, life);
    caches.put(name, found);
    return found;
  }

  private static Cache<String, byte[]> find(CacheManager manager, String name, Duration life) {
    Cache<String, byte[]> found = manager.getCache(name, String.class, byte[].class);
    if (found != null) {
      return found;
    }
    var expiry = new javax.cache.expiry.Duration(TimeUnit.SECONDS, life.toSeconds());
    var configuration =
        new MutableConfiguration<String, byte[]>()
            .setTypes(String.class, byte[].class)
            .setExpiryPolicyFactory(ModifiedExpiryPolicy.factoryOf(expiry));
    try {
      return manager.createCache(name, Merging.latest(configuration, manager.getClass()));
    } catch (CacheException e) {
      Cache<String, byte[]> others = manager.getCache(name, String.class, byte[].class);
      if (others == null) {
        throw e;
      }
      return others;
    }
  }

  private synchronized CacheManager manager() {
    CacheManager known = manager;
    if (known != null && !known.isClosed()) {
      return known;
    }
    Optional<CacheManager> servers = config.isPresent() ? Optional.empty() : payara();
    own = servers.isEmpty();
    CacheManager found = servers.orElseGet(this::standard);
    manager = found;
    return found;
  }

  private CacheManager standard() {
    var provider = Caching.getCachingProvider();
    return config.isPresent()
        ? provider.getCacheManager(config.get(), provider.getDefaultClassLoader())
        : provider.getCacheManager();
  }

  /** By a fixed name in the server's own directory, so no input reaches the look-up. */
  @SuppressWarnings("BanJNDI")
  private static Optional<CacheManager> payara() {
    try {
      return InitialContext.doLookup(PAYARA) instanceof CacheManager it
          ? Optional.of(it)
          : Optional.empty();
    } catch (NamingException e) {
      return Optional.empty();
    }
  }

  @Override
  public synchronized void close() {
    CacheManager known = manager;
    if (own && known != null) {
      known.close();
    }
  }
}
