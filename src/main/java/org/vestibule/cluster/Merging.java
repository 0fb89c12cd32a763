package org.vestibule.cluster;

import javax.cache.configuration.CompleteConfiguration;

/**
 * What becomes of two halves of a data grid that could not see each other for a while and both
 * wrote. Hazelcast keeps what the older half has; then a sign-out on the other half would be
 * undone. JCache has no word for it, so the provider's own is looked up by name.
 *
 * @see "Hazelcast Reference Manual, Split-Brain Recovery"
 */
final class Merging {
  private static final String CONFIG = "com.hazelcast.config.CacheConfig";
  private static final String POLICY = "com.hazelcast.config.MergePolicyConfig";

  /** What was written later ends later, since all entries of a map live equally long. */
  private static final String LATEST = "ExpirationTimeMergePolicy";

  /** Entries that are sent at once. */
  private static final int BATCH = 100;

  private Merging() {}

  /**
   * The same configuration, by which what was written later wins.
   *
   * @param provider a class of the provider; of another one than Hazelcast nothing is changed
   */
  static CompleteConfiguration<String, byte[]> latest(
      CompleteConfiguration<String, byte[]> configuration, Class<?> provider) {
    try {
      ClassLoader loader = provider.getClassLoader();
      Class<?> type = Class.forName(CONFIG, true, loader);
      Class<?> policyType = Class.forName(POLICY, true, loader);
      Object own = type.getConstructor(CompleteConfiguration.class).newInstance(configuration);
      Object policy = policyType.getConstructor(String.class, int.class).newInstance(LATEST, BATCH);
      type.getMethod("setMergePolicyConfig", policyType).invoke(own, policy);
      @SuppressWarnings("unchecked")
      var latest = (CompleteConfiguration<String, byte[]>) own;
      return latest;
    } catch (ReflectiveOperationException e) {
      return configuration;
    }
  }
}
