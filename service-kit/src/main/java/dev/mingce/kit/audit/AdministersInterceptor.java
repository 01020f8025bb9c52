package dev.mingce.kit.audit;

import dev.mingce.kit.security.CurrentCaller;
import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import java.util.List;

/** Records what methods marked with {@link Administers} did. */
@Administers
@Interceptor
// Within the transaction, which begins at a lower priority.
@Priority(Interceptor.Priority.LIBRARY_BEFORE)
class AdministersInterceptor {
  private final AdministrationEvents administration;
  private final CurrentCaller caller;

  AdministersInterceptor(AdministrationEvents administration, CurrentCaller caller) {
    this.administration = administration;
    this.caller = caller;
  }

  @AroundInvoke
  Object record(InvocationContext invocation) throws Exception {
    Object result = invocation.proceed();
    Administers what = invocation.getMethod().getAnnotation(Administers.class);
    administration.record(
        caller.get().actor(),
        new AdministrationEvents.Change(
            what.value(),
            what.target(),
            String.valueOf(invocation.getParameters()[0]),
            null,
            List.of()));
    return result;
  }
}
