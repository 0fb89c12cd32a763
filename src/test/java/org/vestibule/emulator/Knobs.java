package org.vestibule.emulator;

import java.util.List;

/** What a test can turn about any endpoint: what fails, and what is remembered. */
abstract class Knobs {
  final Faults faults = new Faults();
  final Journal journal = new Journal();
  volatile Site site;

  Knobs(Site site) {
    this.site = site;
  }

  /** Lets the next call to the fault's endpoint fail; several faults wait in line. */
  public void next(Strike fault) {
    next(fault, 1);
  }

  /** Lets the next calls to the fault's endpoint fail, this many times. */
  public void next(Strike fault, int times) {
    faults.add(fault.endpoint(), fault, times);
  }

  /** Lets the next call to another endpoint than the fault's own fail in the same way. */
  public void nextAt(Endpoint endpoint, Strike fault) {
    faults.add(endpoint, fault, 1);
  }

  /** Lets every call to the fault's endpoint fail, once those that wait have struck. */
  public void always(Strike fault) {
    alwaysAt(fault.endpoint(), fault);
  }

  /** Lets every call to another endpoint than the fault's own fail in the same way. */
  public void alwaysAt(Endpoint endpoint, Strike fault) {
    faults.always(endpoint, fault);
  }

  /**
   * Lets the next call to an endpoint of Entra be refused with this AADSTS number: the
   * authorization endpoint redirects with the error, the others answer with the error document. A
   * number {@link EntraCode} does not know is refused all the same.
   *
   * @throws IllegalArgumentException when the endpoint is none of the three that refuse
   */
  public void refuse(Endpoint endpoint, int aadsts) {
    switch (endpoint) {
      case AUTHORIZE, TOKEN, PAR ->
          next(coded(endpoint, EntraCode.of(aadsts).refusal(endpoint), false));
      default -> throw new IllegalArgumentException(endpoint + " has no AADSTS numbers");
    }
  }

  /**
   * Lets the next authorization request end on Entra's own error page with this AADSTS number, so
   * that the application never hears of it.
   */
  public void refuseOnPage(int aadsts) {
    Refusal refusal = EntraCode.of(aadsts).refusal(Endpoint.AUTHORIZE);
    next(coded(Endpoint.AUTHORIZE, refusal, true));
  }

  /**
   * Lets the next call or the next batch of Dataverse be refused with this code, told in the
   * spelling it is given: hexadecimal in any letter case, or signed decimal. Its status and message
   * are those of {@link DataverseCode}.
   *
   * @throws IllegalArgumentException when the endpoint is not Dataverse's or the code is no number
   */
  public void refuse(Endpoint endpoint, String code) {
    if (endpoint != Endpoint.DATAVERSE && endpoint != Endpoint.BATCH) {
      throw new IllegalArgumentException(endpoint + " has no codes of Dataverse");
    }
    Answer answer = Dataverse.refused(DataverseCode.of(code), code);
    next(new Strike.Coded(endpoint, Strike.Deed.answered(answer), false));
  }

  private static Strike coded(Endpoint endpoint, Refusal refusal, boolean onPage) {
    return new Strike.Coded(endpoint, Strike.Deed.refused(refusal), onPage);
  }

  /** Lets nobody read an entity set, such as {@code teams}; {@code organizations} is one too. */
  public void hide(String... entitySets) {
    site.switches.hidden.addAll(List.of(entitySets));
  }

  /** Hides nothing any more. */
  public void showAll() {
    site.switches.hidden.clear();
  }

  /** Forgets the faults that still wait. */
  public void clearFaults() {
    faults.clear();
  }

  /** The last 10,000 requests, oldest first. */
  public List<Seen> requests() {
    return journal.list();
  }

  /** The recorded requests whose path ends like this. */
  public List<Seen> requests(String pathSuffix) {
    return requests().stream().filter(seen -> seen.path().endsWith(pathSuffix)).toList();
  }

  /** Clears the record. */
  public void forget() {
    journal.clear();
  }

  /** Turns the record on or off; benchmarks do without. */
  public void record(boolean on) {
    journal.turn(on);
  }
}
