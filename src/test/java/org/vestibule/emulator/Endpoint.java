package org.vestibule.emulator;

/** The endpoints a fault can strike. */
public enum Endpoint {
  /** The authorization endpoint. */
  AUTHORIZE,
  /** The token endpoint. */
  TOKEN,
  /** The pushed authorization request endpoint. */
  PAR,
  /** The OpenID provider metadata. */
  METADATA,
  /** The key set. */
  KEYS,
  /** Any Dataverse Web API call but {@code $batch}, in any environment. */
  DATAVERSE,
  /** {@code $batch} of the Dataverse Web API, in any environment. */
  BATCH,
  /** The Global Discovery Service. */
  DISCOVERY
}
