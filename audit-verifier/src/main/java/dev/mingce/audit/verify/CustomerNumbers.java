package dev.mingce.audit.verify;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * Numbers customers in the order in which they come. A log has millions of them, so their ids lie
 * side by side in arrays instead of being an object each.
 */
final class CustomerNumbers {
  private static final int FREE = -1;

  private final Map<String, Integer> others = new HashMap<>();
  private long[] high = new long[512];
  private long[] low = new long[512];
  // Open addressing with linear probing, at most half full; the length is a power of two.
  private int[] slots = freeSlots(1024);
  private int size;

  private static int[] freeSlots(int count) {
    int[] slots = new int[count];
    Arrays.fill(slots, FREE);
    return slots;
  }

  /** How many there are. */
  int size() {
    return size;
  }

  /** The number of a customer, from 0; that of a new one is what {@link #size()} was before. */
  int of(CustomerKey customer) {
    String text = customer.text();
    if (text != null) {
      return others.computeIfAbsent(text, key -> add(customer));
    }
    int slot = slot(customer.high(), customer.low());
    if (slots[slot] == FREE) {
      slots[slot] = add(customer);
      if (2 * size > slots.length) {
        enlarge();
        slot = slot(customer.high(), customer.low());
      }
    }
    return slots[slot];
  }

  /** The customer of a number. */
  CustomerKey key(int number) {
    return others.entrySet().stream()
        .filter(other -> other.getValue() == number)
        .map(other -> new CustomerKey(0, 0, other.getKey()))
        .findAny()
        .orElseGet(() -> new CustomerKey(high[number], low[number], null));
  }

  private int add(CustomerKey customer) {
    if (size == high.length) {
      high = Arrays.copyOf(high, 2 * size);
      low = Arrays.copyOf(low, 2 * size);
    }
    high[size] = customer.high();
    low[size] = customer.low();
    return size++;
  }

  // Where a UUID is, or would be.
  private int slot(long first, long second) {
    int last = slots.length - 1;
    int slot = mix(first, second) & last;
    while (slots[slot] != FREE && (high[slots[slot]] != first || low[slots[slot]] != second)) {
      slot = slot + 1 & last;
    }
    return slot;
  }

  private void enlarge() {
    int[] before = slots;
    slots = freeSlots(2 * before.length);
    for (int number : before) {
      if (number != FREE) {
        slots[slot(high[number], low[number])] = number;
      }
    }
  }

  // Multiplying by the golden ratio spreads the bits upwards, shifting brings them down again.
  private static int mix(long first, long second) {
    long mixed = (first * 31 + second) * 0x9e3779b97f4a7c15L;
    return (int) (mixed ^ mixed >>> 32);
  }
}
