package org.vestibule.emulator;

/** What can be wrong with a logout token. See {@link Emulator#logoutToken}. */
public enum LogoutFault {
  /** It is not signed and says so. */
  ALG_NONE,
  /** It has no {@code events}. */
  NO_EVENT,
  /** Its {@code events} names another event. */
  WRONG_EVENT,
  /** It carries a {@code nonce}, which is forbidden. */
  WITH_NONCE,
  /** It is for another client. */
  WRONG_AUD,
  /** It names another issuer. */
  WRONG_ISS,
  /** It is signed by a key that is not in the key set. */
  WRONG_KEY,
  /** It expired an hour ago. */
  EXPIRED,
  /** It was issued a day ago, though it has not expired. */
  OLD_IAT,
  /** It names neither a user nor a session. */
  NO_SUB_NO_SID,
  /** Its header's {@code typ} is that of an ID token. */
  ID_TOKEN_TYPE,
  /** It has no {@code jti}. */
  NO_JTI
}
