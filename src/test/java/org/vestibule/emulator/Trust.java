package org.vestibule.emulator;

import java.net.URI;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** By which certificates and by whose assertions clients may prove who they are. */
final class Trust {
  private final Map<String, List<X509Certificate>> certificates = new ConcurrentHashMap<>();
  private final Map<String, List<Federation>> federations = new ConcurrentHashMap<>();
  private final Bounded<String, Boolean> used = new Bounded<>(20_000);

  /** An outside issuer's subject that stands for a client. */
  record Federation(String issuer, String subject, PublicKey key) {}

  void certificate(String clientId, X509Certificate certificate) {
    certificates.computeIfAbsent(clientId, id -> new CopyOnWriteArrayList<>()).add(certificate);
  }

  void federation(String clientId, URI issuer, String subject, PublicKey key) {
    federations
        .computeIfAbsent(clientId, id -> new CopyOnWriteArrayList<>())
        .add(new Federation(issuer.toString(), subject, key));
  }

  List<X509Certificate> certificates(Registration client) {
    List<X509Certificate> all = new ArrayList<>(client.certificates());
    all.addAll(certificates.getOrDefault(client.clientId(), List.of()));
    return all;
  }

  List<Federation> federations(Registration client) {
    return federations.getOrDefault(client.clientId(), List.of());
  }

  /** Notes an assertion's identifier; false when it was used before. */
  synchronized boolean fresh(String clientId, String jti) {
    String key = clientId + " " + jti;
    boolean fresh = used.get(key) == null;
    used.put(key, true);
    return fresh;
  }
}
