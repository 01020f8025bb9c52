package dev.mingce.sample.stock;

public class ShelfRepository {
  public void find() {}
}
