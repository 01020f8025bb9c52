package dev.mingce.dedup.candidates;

import dev.mingce.kit.Ids;
import dev.mingce.kit.audit.AccessEvents;
import dev.mingce.kit.problem.KitError;
import dev.mingce.kit.problem.ProblemException;
import dev.mingce.kit.problem.Violation;
import dev.mingce.kit.security.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Says whether a caller may know of a customer. */
@ApplicationScoped
public class VisibleCustomerService {

  private final CustomerRecords customers;
  private final AccessEvents access;

  VisibleCustomerService(CustomerRecords customers, AccessEvents access) {
    this.customers = customers;
    this.access = access;
  }

  /**
   * A customer that the caller may see.
   *
   * @param action the name of the refusal in the audit log
   * @throws ProblemException 404 when there is no such customer, or the caller may not see it,
   *     which is recorded
   */
  public CustomerRecord find(Caller caller, UUID id, String action) {
    CustomerRecord customer = customers.find(id).orElseThrow(ProblemException::notFound);
    String unit = customer.unit();
    if (unit == null) {
      throw ProblemException.notFound(); // erased
    }
    if (!caller.sees(unit)) {
      access.deniedByUnit(caller, action, id);
      throw ProblemException.notFound();
    }
    return customer;
  }

  /** Whether the caller may see it, without a record of a refusal. */
  public boolean isVisible(Caller caller, CustomerRecord customer) {
    String unit = customer.unit();
    return unit != null && caller.sees(unit);
  }

  /**
   * The id in a query parameter.
   *
   * @throws ProblemException 400 when it is missing or none
   */
  public static UUID id(String parameter, @Nullable String text) {
    if (text == null) {
      throw invalid(parameter, "required");
    }
    return Ids.parse(text).orElseThrow(() -> invalid(parameter, "invalid-id"));
  }

  private static ProblemException invalid(String parameter, String code) {
    return new ProblemException(
        KitError.INVALID_PARAMETER, List.of(Violation.at("?" + parameter, code)));
  }
}
