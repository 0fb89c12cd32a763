package org.vestibule.dataverse;

/** A team the user belongs to. */
public record Team(String name, Kind kind) {
  /** The numbers of {@code teamtype}. */
  public enum Kind {
    /** 0: can own rows. */
    OWNER,
    /** 1: shares rows. */
    ACCESS,
    /** 2: a security group of Entra. */
    SECURITY_GROUP,
    /** 3: an Office group of Entra. */
    OFFICE_GROUP,
    /** A number that is not known, or none. */
    OTHER;

    static Kind of(int number) {
      return switch (number) {
        case 0 -> OWNER;
        case 1 -> ACCESS;
        case 2 -> SECURITY_GROUP;
        case 3 -> OFFICE_GROUP;
        default -> OTHER;
      };
    }
  }
}
