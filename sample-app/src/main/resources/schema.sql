-- One script for PostgreSQL and H2. Every statement may run again on a database that is there.

CREATE TABLE IF NOT EXISTS customer (
  id bigint PRIMARY KEY,
  first_name varchar(40) NOT NULL,
  last_name varchar(40) NOT NULL,
  email varchar(120) NOT NULL,
  city varchar(40) NOT NULL,
  region varchar(20) NOT NULL,
  registered_on date NOT NULL
);

CREATE TABLE IF NOT EXISTS product (
  id bigint PRIMARY KEY,
  sku varchar(20) NOT NULL UNIQUE,
  name varchar(120) NOT NULL,
  category varchar(30) NOT NULL,
  price numeric(10, 2) NOT NULL,
  weight_grams int NOT NULL
);
CREATE INDEX IF NOT EXISTS product_category ON product (category, name);

CREATE TABLE IF NOT EXISTS review (
  id bigint PRIMARY KEY,
  product_id bigint NOT NULL,
  stars int NOT NULL,
  comment varchar(200) NOT NULL
);
CREATE INDEX IF NOT EXISTS review_product ON review (product_id);

CREATE SEQUENCE IF NOT EXISTS customer_order_seq START WITH 1000000 INCREMENT BY 50;
CREATE TABLE IF NOT EXISTS customer_order (
  id bigint PRIMARY KEY,
  customer_id bigint NOT NULL,
  region varchar(20) NOT NULL,
  status varchar(20) NOT NULL,
  placed_at timestamp NOT NULL,
  total numeric(12, 2) NOT NULL,
  reservation varchar(40)
);
CREATE INDEX IF NOT EXISTS customer_order_customer ON customer_order (customer_id);
CREATE INDEX IF NOT EXISTS customer_order_region ON customer_order (region, placed_at);

CREATE SEQUENCE IF NOT EXISTS order_item_seq START WITH 10000000 INCREMENT BY 50;
CREATE TABLE IF NOT EXISTS order_item (
  id bigint PRIMARY KEY,
  order_id bigint NOT NULL,
  product_id bigint NOT NULL,
  product_name varchar(120) NOT NULL,
  quantity int NOT NULL,
  unit_price numeric(10, 2) NOT NULL
);
CREATE INDEX IF NOT EXISTS order_item_order ON order_item (order_id);

CREATE TABLE IF NOT EXISTS basket_line (
  customer_id bigint NOT NULL,
  product_id bigint NOT NULL,
  quantity int NOT NULL,
  PRIMARY KEY (customer_id, product_id)
);

CREATE TABLE IF NOT EXISTS stock_movement (
  id bigint PRIMARY KEY,
  warehouse varchar(20) NOT NULL,
  product_id bigint NOT NULL,
  quantity int NOT NULL,
  reason varchar(20) NOT NULL,
  moved_at timestamp NOT NULL
);
CREATE INDEX IF NOT EXISTS stock_movement_warehouse ON stock_movement (warehouse, id);

-- What the carriers report. There is an index on the parcel, and none on the code printed on it.
CREATE TABLE IF NOT EXISTS parcel_scan (
  id bigint PRIMARY KEY,
  parcel_id bigint NOT NULL,
  tracking_code varchar(24) NOT NULL,
  depot varchar(30) NOT NULL,
  status varchar(20) NOT NULL,
  scanned_at timestamp NOT NULL
);
CREATE INDEX IF NOT EXISTS parcel_scan_parcel ON parcel_scan (parcel_id);

CREATE SEQUENCE IF NOT EXISTS invoice_number_seq START WITH 1 INCREMENT BY 1;
CREATE TABLE IF NOT EXISTS invoice (
  series varchar(4) NOT NULL,
  number bigint NOT NULL,
  order_id bigint NOT NULL,
  amount numeric(12, 2) NOT NULL,
  PRIMARY KEY (series, number)
);

CREATE TABLE IF NOT EXISTS promotion (
  id bigint PRIMARY KEY,
  name_pattern varchar(80) NOT NULL,
  percent_off int NOT NULL
);
