package dev.mingce.dedup.batch;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What matching without labels reaches on records that others published. */
class PublicDataAccuracyTest {

  private static final String FEBRL =
      "given_name=givenName,surname=familyName,street_number=street,address_1=street,address_2=district,suburb=city,"
          + "postcode=postcode,state=province,date_of_birth=birthDate,soc_sec_id=identifier";
  private static final String HISTORICAL =
      "full_name=fullName,first_name=givenName,surname=familyName,dob=birthDate,birth_place=birthPlace,"
          + "postcode_fake=postcode,gender=gender,occupation=occupation";
  private static final String FAKE =
      "first_name=givenName,surname=familyName,dob=birthDate,city=city,email=email";

  @ParameterizedTest
  @ValueSource(ints = {2, 3})
  void mergesFebrlRecordsNearlyWithoutMistakes(int number) throws Exception {
    PublicDataSet febrl = new PublicDataSet("febrl/dataset" + number + ".csv", "rec_id", FEBRL);

    PublicDataSet.Accuracy accuracy = febrl.match(id -> id.split("-", -1)[1]);

    assertThat(accuracy.probable().f1()).isGreaterThanOrEqualTo(0.998);
    assertThat(accuracy.certain().precision()).isGreaterThanOrEqualTo(0.999);
    assertThat(accuracy.certain().recall()).isGreaterThanOrEqualTo(0.97);
  }

  @Test
  void findsHistoricalPersonsThroughManyErrors() throws Exception {
    PublicDataSet historical =
        new PublicDataSet("historical/historical.csv", "unique_id", HISTORICAL);

    PublicDataSet.Accuracy accuracy = historical.match("cluster");

    assertThat(accuracy.probable().f1()).isGreaterThanOrEqualTo(0.93);
    assertThat(accuracy.probable().cubedF1()).isGreaterThanOrEqualTo(0.94);
    assertThat(accuracy.certain().precision()).isGreaterThanOrEqualTo(0.999);
  }

  @Test
  void findsPersonsOfASmallSetToo() throws Exception {
    PublicDataSet fake = new PublicDataSet("splink-fake1000/fake_1000.csv", "unique_id", FAKE);

    PublicDataSet.Accuracy accuracy = fake.match("cluster");

    assertThat(accuracy.probable().f1()).isGreaterThanOrEqualTo(0.95);
    assertThat(accuracy.certain().precision()).isGreaterThanOrEqualTo(0.999);
  }
}
