package dev.mingce.dedup.linkage;

import dev.mingce.dedup.candidates.CandidateService;
import dev.mingce.dedup.candidates.FetchedKeys;
import dev.mingce.events.sealed.SubjectKeyReader;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.Set;
import java.util.UUID;

/**
 * Fetches the subject keys that a change of customers may need. Calls customer-service, so never in
 * a transaction.
 */
@ApplicationScoped
public class KeyFetchService {

  private final CandidateService candidates;
  private final LinkageService linkage;
  private final SubjectKeyReader subjectKeys;

  KeyFetchService(
      CandidateService candidates, LinkageService linkage, SubjectKeyReader subjectKeys) {
    this.candidates = candidates;
    this.linkage = linkage;
    this.subjectKeys = subjectKeys;
  }

  /** The keys of these customers and of all that they are linked with. */
  public FetchedKeys withReach(Collection<UUID> customers) {
    return of(linkage.reach(customers));
  }

  /** The keys of these customers. */
  public FetchedKeys of(Collection<UUID> customers) {
    Set<String> ids = candidates.keyIds(customers);
    return new FetchedKeys(ids, subjectKeys.findAll(ids));
  }
}
