package dev.mingce.dedup.model;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mingce.dedup.batch.BaseBuilder;
import dev.mingce.dedup.batch.LearnedModel;
import dev.mingce.dedup.matching.DecisionWeights;
import dev.mingce.dedup.normalize.RecordField;
import dev.mingce.dedup.normalize.SourceRecord;
import dev.mingce.dedup.normalize.SubjectKind;
import dev.mingce.dedup.normalize.Term;
import dev.mingce.dedup.normalize.TermKind;
import dev.mingce.dedup.scoring.Attribute;
import dev.mingce.dedup.scoring.MatchWeight;
import dev.mingce.dedup.scoring.ModelTrainer;
import dev.mingce.dedup.scoring.Parts;
import dev.mingce.dedup.scoring.TrainingPairs;
import dev.mingce.dedup.scoring.WeightModel;
import dev.mingce.dedup.scoring.WeightModelJson;
import dev.mingce.dedup.synthetic.LabelledRecord;
import dev.mingce.dedup.synthetic.SyntheticCustomers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Makes the models that are shipped: learned from made-up customers, for as long as a base has not
 * taught one of its own. Run its main method with the folder to write to.
 */
public final class ModelForge {

  private static final int RECORDS = 20_000;
  private static final long SEED = 1;

  /**
   * The prior of a pair is set for a base of this size: there are more strangers in a larger one.
   */
  private static final double USUAL_BASE = 1_000_000;

  private static final int FREQUENT = 20;

  private static final double LEAST_NEAR = 1e-4;

  private static final Set<TermKind> SHARED_VALUES =
      EnumSet.of(
          TermKind.FAMILY_NAME,
          TermKind.GIVEN_NAME,
          TermKind.OTHER_NAME,
          TermKind.ORGANISATION_WORD,
          TermKind.GENDER,
          TermKind.PROVINCE,
          TermKind.CITY,
          TermKind.DISTRICT);

  private ModelForge() {}

  public static void main(String... arguments) throws IOException, InterruptedException {
    Path folder = Path.of(arguments[0]);
    Files.createDirectories(folder);
    List<SourceRecord> persons =
        SyntheticCustomers.make(RECORDS, SEED).stream().map(LabelledRecord::record).toList();
    write(folder.resolve("shipped-person.json"), SubjectKind.PERSON, "shipped-person-1", persons);
    write(
        folder.resolve("shipped-organisation.json"),
        SubjectKind.ORGANISATION,
        "shipped-organisation-1",
        organisations(RECORDS / 2, SEED));
  }

  private static void write(Path file, SubjectKind kind, String version, List<SourceRecord> records)
      throws IOException, InterruptedException {
    BaseBuilder base = new BaseBuilder(kind);
    records.forEach(base::add);
    LearnedModel learned = LearnedModel.of(base.build(), DecisionWeights.usual(), SEED, 2);
    ObjectNode document =
        kind == SubjectKind.PERSON
            ? learned.document(version)
            : withoutMatches(learned, version, records.size());
    double scale = records.size() / USUAL_BASE;
    document.put("prior", document.path("prior").asDouble() * scale);
    document.put("household", document.path("household").asDouble() * scale);
    document.put(
        "priorWeight", document.path("priorWeight").asDouble() + Math.log(scale) / Math.log(2));
    ObjectNode frequencies = document.putObject("frequencies");
    learned.frequentTerms(FREQUENT).stream()
        .filter(term -> SHARED_VALUES.contains(term.kind()))
        .sorted(Comparator.comparing(Term::kind).thenComparing(Term::text))
        .forEach(term ->
            frequencies
                .withObjectProperty(term.kind().name())
                .put(term.text(), Math.round(term.frequency() * 1e6) / 1e6));
    Files.write(file, WeightModelJson.bytes(document));
  }

  /**
   * Made-up organisations are too much alike in their place and trade to learn from what one of
   * them has in two records: how often levels are seen between two organisations is learned, how
   * often within one is general knowledge.
   */
  private static ObjectNode withoutMatches(LearnedModel learned, String version, int records)
      throws InterruptedException {
    WeightModel model = learned.matched().model();
    List<Attribute> attributes = Attribute.all();
    double[][] random = new double[attributes.size()][];
    for (Attribute attribute : attributes) {
      int levels = attribute.levels().size();
      random[attribute.index()] = new double[levels + 1];
      for (int level = 1; level <= levels; level++) {
        // Near agreement is rarer among made-up values than among real ones.
        double least = level > 1 && level < levels ? LEAST_NEAR : 0;
        random[attribute.index()][level] = Math.max(least, model.u(attribute, level));
      }
    }
    double pairs = records * (records - 1) / 2.0;
    ModelTrainer trainer =
        new ModelTrainer(
            new TrainingPairs(), random, new double[attributes.size()], pairs, new InOrder());
    ObjectNode document = learned.document(version);
    document.setAll(WeightModelJson.write(trainer.train(version)));
    document.put("prior", 0.3 * records / pairs);
    document.put("priorWeight", MatchWeight.ofProbability(0.3 * records / pairs));
    document
        .withArrayProperty("expected")
        .forEach(expected -> {
          int weight = expected.path("weight").asInt();
          ((ObjectNode) expected)
              .put("precision", MatchWeight.toProbability(weight))
              .put("pairs", 0);
        });
    return document;
  }

  /** One part after the other. */
  private record InOrder() implements Parts {
    @Override
    public <T> List<T> all(int parts, Part<T> work) {
      return IntStream.range(0, parts).mapToObj(work::of).toList();
    }
  }

  /**
   * Made-up organisations, some of them twice: other legal form, phone or address, a slip in the
   * name.
   */
  static List<SourceRecord> organisations(int atLeast, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<SourceRecord> records = new ArrayList<>();
    while (records.size() < atLeast) {
      String[] place = pick(random, PLACES).split(" ", -1);
      String brand =
          pick(random, FIRST)
              + pick(random, SECOND)
              + (random.nextInt(2) == 0 ? pick(random, SECOND) : "");
      String trade = pick(random, TRADES);
      String form = pick(random, FORMS);
      String phone =
          String.format(Locale.ROOT, "+8610%08d", random.nextInt(20_000_000, 89_999_999));
      String street = pick(random, STREETS) + random.nextInt(1, 400) + "号";
      String number = "registration:" + random.nextLong(1_000_000_000L, 9_999_999_999L);
      do {
        boolean copy = !records.isEmpty() && random.nextInt(2) == 0;
        String name =
            place[1].substring(0, 2) + brand + trade + (copy && random.nextInt(3) == 0 ? "" : form);
        if (copy && random.nextInt(8) == 0) {
          name = brand + trade + form;
        }
        records.add(
            new SourceRecord(
                String.format(Locale.ROOT, "o%07d", records.size()),
                Map.of(
                    RecordField.ORGANISATION_NAME,
                    List.of(name),
                    RecordField.PHONE,
                    random.nextInt(4) == 0 ? List.of() : List.of(phone),
                    RecordField.IDENTIFIER,
                    random.nextInt(3) == 0 ? List.of() : List.of(number),
                    RecordField.PROVINCE,
                    List.of(place[0]),
                    RecordField.CITY,
                    List.of(place[1]),
                    RecordField.STREET,
                    random.nextInt(5) == 0 ? List.of() : List.of(street))));
        if (random.nextInt(8) == 0) {
          phone = String.format(Locale.ROOT, "+8610%08d", random.nextInt(20_000_000, 89_999_999));
        }
      } while (random.nextInt(10) < 3);
    }
    return records;
  }

  private static String pick(SplittableRandom random, String[] from) {
    return from[random.nextInt(from.length)];
  }

  private static final String[] PLACES = {
    "北京市 北京市", "上海市 上海市", "广东省 深圳市", "广东省 广州市", "浙江省 杭州市", "江苏省 苏州市", "江苏省 南京市", "四川省 成都市",
    "湖北省 武汉市", "陕西省 西安市", "山东省 青岛市", "福建省 厦门市"
  };
  private static final String[] FIRST =
      "华金天中东新鑫宏恒嘉瑞盛通永利和安信远星百千万亿卓优君雅朗清明景凯启骏蓝青绿云风雨晨曦阳光智慧睿元本立正弘毅".split("", -1);
  private static final String[] SECOND =
      "达泰源成丰宇创润祥博科海辰越联富隆康德美诚业峰林森木石川江河湖洋舟航帆翔腾跃驰捷迅恩惠颐悦欣荣昌茂繁庆鸿雁鹏".split("", -1);
  private static final String[] TRADES = {
    "科技", "贸易", "电子", "建筑工程", "餐饮管理", "物流", "文化传播", "医药", "机械", "咨询", "软件", "服装", "食品", "广告"
  };
  private static final String[] FORMS = {"有限公司", "有限责任公司", "股份有限公司"};
  private static final String[] STREETS = {
    "中山路", "人民路", "建设路", "解放路", "和平路", "长江路", "科技园路", "新华路", "工业大道", "学院路", "迎宾路", "滨江大道"
  };
}
