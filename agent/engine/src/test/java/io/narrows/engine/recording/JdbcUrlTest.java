package io.narrows.engine.recording;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JdbcUrlTest {
  // url ^ system ^ host ^ port ^ namespace; an empty column is null, -1 a default port
  @ParameterizedTest
  @CsvSource(
      delimiter = '^',
      value = {
        "jdbc:postgresql://db.example:5432/shop ^ postgresql ^ db.example ^ -1 ^ shop",
        "jdbc:postgresql://db.example/shop ^ postgresql ^ db.example ^ -1 ^ shop",
        "jdbc:postgresql://db:6432/shop?currentSchema=sales,public ^ postgresql ^ db ^ 6432 ^ shop|sales",
        "jdbc:postgresql://[::1]:5433/shop ^ postgresql ^ ::1 ^ 5433 ^ shop",
        "jdbc:postgresql://[2001:db8::7]/shop ^ postgresql ^ 2001:db8::7 ^ -1 ^ shop",
        "jdbc:postgresql://a:5433,b:5434/shop?targetServerType=primary ^ postgresql ^ a ^ 5433 ^ shop",
        "jdbc:postgresql:shop ^ postgresql ^ localhost ^ -1 ^ shop",
        "jdbc:postgresql:/ ^ postgresql ^ localhost ^ -1 ^",
        "jdbc:postgresql://db/my%20shop ^ postgresql ^ db ^ -1 ^ my shop",
        "jdbc:postgresql://db/shop?user=joe&password=secret ^ postgresql ^ db ^ -1 ^ shop",
        "jdbc:pgsql://db/shop ^ postgresql ^ db ^ -1 ^ shop",
        "jdbc:postgresql://db:26257/shop ^ cockroachdb ^ db ^ -1 ^ shop",
        "jdbc:cockroachdb://db:26258/shop ^ cockroachdb ^ db ^ 26258 ^ shop",
        "JDBC:postgresql://db/shop ^ postgresql ^ db ^ -1 ^ shop",
        "jdbc:mysql://db:3306/shop?useSSL=false ^ mysql ^ db ^ -1 ^ shop",
        "jdbc:mysql://joe:s3cret@db:3307/shop ^ mysql ^ db ^ 3307 ^ shop",
        "jdbc:mysql://joe:s3/cr@t@db:3307/shop ^ mysql ^ db ^ 3307 ^ shop",
        "jdbc:mysql:replication://a,b,c:3308/shop ^ mysql ^ a ^ -1 ^ shop",
        "jdbc:mysql:loadbalance://[a:1,b:2]/shop ^ mysql ^ a ^ 1 ^ shop",
        "jdbc:mysql://[::1]:3306/shop ^ mysql ^ ::1 ^ -1 ^ shop",
        "jdbc:mysql://address=(host=a)(port=3309)(user=joe)(password=x)/shop ^ mysql ^ a ^ 3309 ^ shop",
        "jdbc:mysql://(host=a,port=3309,user=joe)/shop ^ mysql ^ a ^ 3309 ^ shop",
        "jdbc:mysql://joe:x@[(host=a,port=3309),(host=b)]/shop ^ mysql ^ a ^ 3309 ^ shop",
        "jdbc:mysql+srv://cluster.example/shop ^ mysql ^ cluster.example ^ -1 ^ shop",
        "jdbc:mariadb://db/shop ^ mariadb ^ db ^ -1 ^ shop",
        "jdbc:mariadb:sequential://a:3307,b/shop ^ mariadb ^ a ^ 3307 ^ shop",
        "jdbc:mariadb://address=(host=a)(port=3306)(type=master),address=(host=b)/shop ^ mariadb ^ a ^ -1 ^ shop",
        "jdbc:sqlserver://db:1433;databaseName=shop;user=joe;password={a;b} ^ microsoft.sql_server ^ db ^ -1 ^ shop",
        "jdbc:sqlserver://db\\sales:1444;database=shop ^ microsoft.sql_server ^ db ^ 1444 ^ sales|shop",
        "jdbc:sqlserver://db\\sales;databaseName=shop ^ microsoft.sql_server ^ db ^ -1 ^ sales|shop",
        "jdbc:sqlserver://;serverName=db;portNumber=1500;databaseName={my shop} ^ microsoft.sql_server ^ db ^ 1500 ^ my shop",
        "jdbc:sqlserver://db;instanceName=sales ^ microsoft.sql_server ^ db ^ -1 ^ sales",
        "jdbc:jtds:sqlserver://db:1433/shop;instance=sales ^ microsoft.sql_server ^ db ^ -1 ^ sales|shop",
        "jdbc:oracle:thin:@db:1521:ORCL ^ oracle.db ^ db ^ -1 ^ ORCL",
        "jdbc:oracle:thin:joe/t@ger@db:1522:ORCL ^ oracle.db ^ db ^ 1522 ^ ORCL",
        "jdbc:oracle:thin:@//db:1521/shop.example ^ oracle.db ^ db ^ -1 ^ shop.example",
        "jdbc:oracle:thin:@db:1521/shop:dedicated/ORCL1 ^ oracle.db ^ db ^ -1 ^ shop",
        "jdbc:oracle:thin:@tcps://db:2484/shop?wallet_location=/x@y ^ oracle.db ^ db ^ 2484 ^ shop",
        "jdbc:oracle:thin:joe/x@(DESCRIPTION=(ADDRESS=(PROTOCOL=TCP)(HOST=db)(PORT=1523))(CONNECT_DATA=(SERVICE_NAME=shop))) ^ oracle.db ^ db ^ 1523 ^ shop",
        "jdbc:oracle:thin:@(description=(address_list=(address=(host=a)(port=1521))(address=(host=b)(port=1521)))(connect_data=(sid=ORCL))) ^ oracle.db ^ a ^ -1 ^ ORCL",
        "jdbc:oracle:thin:@shop_high?TNS_ADMIN=/etc/tns ^ oracle.db ^ ^ -1 ^ shop_high",
        "jdbc:oracle:oci:@shop ^ oracle.db ^ ^ -1 ^ shop",
        "jdbc:db2://db:50000/SHOP:user=joe;password=x;currentSchema=SALES; ^ ibm.db2 ^ db ^ -1 ^ SHOP|SALES",
        "jdbc:db2://db:50001/SHOP ^ ibm.db2 ^ db ^ 50001 ^ SHOP",
        "jdbc:db2:SHOP ^ ibm.db2 ^ ^ -1 ^ SHOP",
        "jdbc:derby:shopdb;create=true;user=joe ^ derby ^ ^ -1 ^ shopdb",
        "jdbc:derby:memory:shop;create=true ^ derby ^ ^ -1 ^ shop",
        "jdbc:derby:directory:/data/shop ^ derby ^ ^ -1 ^ shop",
        "jdbc:derby://db:1527/shop;user=joe ^ derby ^ db ^ -1 ^ shop",
        "jdbc:hsqldb:mem:shop ^ hsqldb ^ ^ -1 ^ shop",
        "jdbc:hsqldb:hsql://db:9002/shop;ssl=true ^ hsqldb ^ db ^ 9002 ^ shop",
        "jdbc:hsqldb:file:/data/shop;shutdown=true ^ hsqldb ^ ^ -1 ^ shop",
        "jdbc:h2:mem:shop;DB_CLOSE_DELAY=-1 ^ h2database ^ ^ -1 ^ shop",
        "jdbc:h2:mem: ^ h2database ^ ^ -1 ^",
        "jdbc:h2:~/data/shop;SCHEMA=SALES ^ h2database ^ ^ -1 ^ shop|SALES",
        "jdbc:h2:file:C:\\data\\shop ^ h2database ^ ^ -1 ^ shop",
        "jdbc:h2:tcp://db:9092/~/shop ^ h2database ^ db ^ -1 ^ shop",
        "jdbc:h2:ssl://db:8085/mem:shop ^ h2database ^ db ^ 8085 ^ shop",
        "jdbc:sqlite:/data/shop.db?cache=shared ^ sqlite ^ ^ -1 ^ shop.db",
        "jdbc:sqlite::memory: ^ sqlite ^ ^ -1 ^",
        "jdbc:sqlite: ^ sqlite ^ ^ -1 ^",
        "jdbc:clickhouse://db:8123/shop ^ clickhouse ^ db ^ -1 ^ shop",
        "jdbc:ch:https://db:8443/shop?ssl=true ^ clickhouse ^ db ^ -1 ^ shop",
        "jdbc:clickhouse:http://a:8124,b:8125?database=shop ^ clickhouse ^ a ^ 8124 ^ shop",
        "jdbc:tc:postgresql:15-alpine:///shop?TC_REUSABLE=true ^ postgresql ^ ^ -1 ^ shop",
        "jdbc:tc:mysql:8.0.36://anything/shop ^ mysql ^ ^ -1 ^ shop",
        "jdbc:tc:mariadb:///shop ^ mariadb ^ ^ -1 ^ shop",
        "jdbc:p6spy:mysql://db/shop ^ mysql ^ db ^ -1 ^ shop",
        "jdbc:otel:postgresql://db:5433/shop ^ postgresql ^ db ^ 5433 ^ shop",
        "jdbc:aws-wrapper:postgresql://cluster.example/shop ^ postgresql ^ cluster.example ^ -1 ^ shop",
        "jdbc:redshift://db:5439/shop ^ aws.redshift ^ db ^ -1 ^ shop",
        "jdbc:trino://db:443/catalog/schema ^ trino ^ db ^ 443 ^ catalog/schema",
        "jdbc:unheardof://joe:x@db:99/shop?password=y ^ other_sql ^ db ^ 99 ^ shop",
      })
  void url_isReadAsTheDriverReadsIt(
      String url, String system, String host, int port, String namespace) {
    assertThat(JdbcUrl.parse(url)).isEqualTo(new Database(system, host, port, namespace));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "jdbc:", "jdbc", "http://x", "jdbc:nothing"})
  void whatIsNoJdbcUrl_isUnknown(String url) {
    assertThat(JdbcUrl.parse(url)).isEqualTo(Database.UNKNOWN);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "jdbc:mysql://joe:s3cret",
        "jdbc:mysql://joe:s3cret@",
        "jdbc:mysql://joe:s3cret@:x/",
        "jdbc:postgresql://joe:s3cret/x@db/shop",
        "jdbc:postgresql://db/shop?password=s3cret",
        "jdbc:sqlserver://db;password=s3cret",
        "jdbc:oracle:thin:joe/s3cret@db:1521:x",
        "jdbc:oracle:thin:joe/s3cret@",
        "jdbc:h2:mem:shop;PASSWORD=s3cret",
        "jdbc:db2://db/SHOP:password=s3cret;",
        "jdbc:unheardof:joe/s3cret@db",
        "jdbc:derby:shop;password=s3cret",
        "jdbc:clickhouse://joe:s3cret@db/shop",
      })
  void password_isNowhereInWhatIsKept(String url) {
    assertThat(JdbcUrl.parse(url).toString()).doesNotContain("s3cret");
  }

  @Test
  void noUrl_isUnknown() {
    assertThat(JdbcUrl.parse(null)).isSameAs(Database.UNKNOWN);
  }

  @Test
  void sameDatabase_isTheSameObject() {
    Databases databases = new Databases();
    assertThat(databases.of("jdbc:postgresql://db/shop?user=a"))
        .isSameAs(databases.of("jdbc:postgresql://db:5432/shop?user=b"));
  }
}
