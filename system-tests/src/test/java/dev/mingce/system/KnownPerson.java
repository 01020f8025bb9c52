package dev.mingce.system;

import java.util.List;

/**
 * An invented person that the tests register.
 *
 * @param values personal values as entered and in every normal form, long enough to be looked for
 */
record KnownPerson(String json, List<String> values) {

  /** The person of the walking path. */
  static final KnownPerson WALKER =
      new KnownPerson(
          """
          {"kind":"person","name":{"family":"王","given":"小明"},"birthDate":"1988-09-16",
           "contactPoints":[{"type":"mobile","value":"138 6071 4925"},
                            {"type":"email","value":"Xiaoming.Wang@Example.com"}],
           "identifiers":[{"type":"national-id","value":"110105198809160033"}],
           "addresses":[{"country":"CN","province":"北京市","district":"朝阳区","detail":"建国路 1704 号"}],
           "owner":{"unit":"sales-east","user":"li.na"}}
          """,
          List.of(
              "王小明",
              "1988-09-16",
              "138 6071 4925",
              "13860714925",
              "Xiaoming.Wang@Example.com",
              "xiaoming.wang@example.com",
              "xiaoming.wang",
              "110105198809160033",
              "建国路 1704 号",
              "建国路1704号"));

  /** Someone nobody else resembles. */
  static final KnownPerson LONER =
      new KnownPerson(
          """
          {"kind":"person","name":{"family":"欧阳","given":"诗涵雪莹"},"birthDate":"1973-11-29",
           "contactPoints":[{"type":"mobile","value":"(+86) 159-0786-2413"},
                            {"type":"email","value":"Shihan.Ouyang.7391@Example.org"}],
           "identifiers":[{"type":"passport","value":"EJ 7719 3058"}],
           "addresses":[{"country":"CN","province":"浙江省","city":"杭州市","district":"西湖区",
                         "detail":"翡翠湾花园路九百四十二号"}],
           "owner":{"unit":"sales-east","user":"li.na"}}
          """,
          List.of(
              "诗涵雪莹",
              "欧阳诗涵雪莹",
              "shihanxueying",
              "1973-11-29",
              "159-0786-2413",
              "15907862413",
              "Shihan.Ouyang.7391@Example.org",
              "shihan.ouyang.7391",
              "EJ 7719 3058",
              "EJ77193058",
              "翡翠湾花园路九百四十二号"));
}
