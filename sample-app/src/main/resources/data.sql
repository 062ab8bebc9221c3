-- The shop's data: the same on every machine, made inside the database so that it takes seconds.
-- Multiplying by a prime and taking the remainder spreads the values without a random generator.
-- Each table is filled only while it is empty.

INSERT INTO customer
SELECT i,
  (ARRAY['Anna', 'Ben', 'Clara', 'David', 'Elena', 'Felix', 'Greta', 'Hugo', 'Ines', 'Jonas',
         'Katja', 'Leon', 'Mira', 'Noah', 'Olga', 'Paul', 'Rosa', 'Samir', 'Tara'])
    [CAST(1 + i * 7919 % 19 AS int)],
  (ARRAY['Albers', 'Brandt', 'Conrad', 'Diaz', 'Engel', 'Fischer', 'Gruber', 'Hoang', 'Ivanov',
         'Jansen', 'Keller', 'Lang', 'Meyer', 'Novak', 'Okafor', 'Peters', 'Roth', 'Schulz',
         'Tanaka', 'Urban', 'Vogel', 'Weber', 'Yilmaz'])
    [CAST(1 + i * 104729 % 23 AS int)],
  'customer' || i || '@example.com',
  (ARRAY['Hamburg', 'Bremen', 'Kiel', 'Berlin', 'Leipzig', 'Dresden', 'Munich', 'Stuttgart',
         'Cologne', 'Dortmund', 'Essen', 'Bonn'])[CAST(1 + i % 12 AS int)],
  (ARRAY['north', 'east', 'south', 'west'])[CAST(1 + i % 12 / 3 AS int)],
  DATE '2019-01-01' + CAST(i * 31 % 2400 AS int)
FROM generate_series(CAST(1 AS bigint), CAST(5000 AS bigint)) AS s(i)
WHERE NOT EXISTS (SELECT 1 FROM customer);

INSERT INTO product
SELECT i,
  'SKU-' || (100000 + i),
  (ARRAY['Oak', 'Steel', 'Linen', 'Ceramic', 'Bamboo', 'Copper', 'Walnut', 'Glass'])
    [CAST(1 + i * 7919 % 8 AS int)] || ' '
    || (ARRAY['Table', 'Chair', 'Lamp', 'Bowl', 'Shelf', 'Mug', 'Tray', 'Vase', 'Stool', 'Clock'])
    [CAST(1 + i % 10 AS int)] || ' No. ' || i,
  (ARRAY['living', 'kitchen', 'office', 'garden', 'bath', 'lighting', 'storage', 'decor', 'kids',
         'outlet'])[CAST(1 + i / 10 % 10 AS int)],
  CAST(5 + i * 7919 % 24500 / 100.0 AS numeric(10, 2)),
  CAST(80 + i * 31 % 9000 AS int)
FROM generate_series(CAST(1 AS bigint), CAST(2000 AS bigint)) AS s(i)
WHERE NOT EXISTS (SELECT 1 FROM product);

INSERT INTO review
SELECT i, 1 + i * 7919 % 2000, CAST(1 + i * 31 % 5 AS int),
  (ARRAY['Exactly as shown.', 'Smaller than I thought.', 'Arrived quickly, well packed.',
         'Second one we bought.', 'The colour is a bit off.'])[CAST(1 + i * 104729 % 5 AS int)]
FROM generate_series(CAST(1 AS bigint), CAST(16000 AS bigint)) AS s(i)
WHERE NOT EXISTS (SELECT 1 FROM review);

-- Thirty orders of three items for each of the first 1200 customers; the others have not bought yet.
INSERT INTO customer_order
SELECT i, customer, (ARRAY['north', 'east', 'south', 'west'])[CAST(1 + customer % 12 / 3 AS int)],
  (ARRAY['DELIVERED', 'DELIVERED', 'DELIVERED', 'DELIVERED', 'SHIPPED', 'OPEN', 'RETURNED'])
    [CAST(1 + i * 31 % 7 AS int)],
  TIMESTAMP '2025-01-01 08:00:00' + i * 7919 % 500000 * INTERVAL '1' MINUTE,
  CAST(20 + i * 104729 % 48000 / 100.0 AS numeric(12, 2)),
  NULL
FROM (
  SELECT i, 1 + i % 1200 AS customer
  FROM generate_series(CAST(1 AS bigint), CAST(36000 AS bigint)) AS s(i)
) AS o
WHERE NOT EXISTS (SELECT 1 FROM customer_order);

INSERT INTO order_item
SELECT i, o.id, p.id, p.name, CAST(1 + (i + i / 36000) % 4 AS int), p.price
FROM generate_series(CAST(1 AS bigint), CAST(108000 AS bigint)) AS s(i)
JOIN customer_order o ON o.id = 1 + i % 36000
JOIN product p ON p.id = 1 + (i * 7919 + i / 36000 * 331) % 2000
WHERE NOT EXISTS (SELECT 1 FROM order_item);

INSERT INTO stock_movement
SELECT i,
  (ARRAY['hamburg', 'leipzig', 'munich', 'dortmund'])[CAST(1 + i % 4 AS int)],
  1 + i * 7919 % 2000,
  CAST(i * 104729 % 41 - 20 AS int),
  (ARRAY['PURCHASE', 'SALE', 'SALE', 'RETURN', 'STOCKTAKE'])[CAST(1 + i * 31 % 5 AS int)],
  TIMESTAMP '2026-01-01 06:00:00' + i * INTERVAL '1' MINUTE
FROM generate_series(CAST(1 AS bigint), CAST(24000 AS bigint)) AS s(i)
WHERE NOT EXISTS (SELECT 1 FROM stock_movement);

-- Eight scans for each of 45,000 parcels; a code is "NR-", the parcel's number, "-", the check digit.
INSERT INTO parcel_scan
SELECT i, parcel, 'NR-' || parcel || '-' || parcel * 7 % 10,
  (ARRAY['Hamburg', 'Hanover', 'Kassel', 'Leipzig', 'Nuremberg', 'Munich', 'Cologne'])
    [CAST(1 + i * 31 % 7 AS int)],
  (ARRAY['ANNOUNCED', 'PICKED_UP', 'SORTED', 'IN_TRANSIT', 'SORTED', 'IN_TRANSIT', 'OUT_FOR_DELIVERY',
         'DELIVERED'])[CAST(1 + i % 8 AS int)],
  TIMESTAMP '2026-06-01 05:00:00' + i * 13 * INTERVAL '1' SECOND
FROM (
  SELECT i, 100000 + i / 8 AS parcel
  FROM generate_series(CAST(0 AS bigint), CAST(359999 AS bigint)) AS s(i)
) AS scan
WHERE NOT EXISTS (SELECT 1 FROM parcel_scan);

INSERT INTO promotion
SELECT i,
  '.*\b' || (ARRAY['Oak', 'Steel', 'Linen', 'Ceramic', 'Bamboo', 'Copper', 'Walnut', 'Glass'])
    [CAST(1 + i % 8 AS int)] || '\s+(?:Table|Chair|Lamp|Bowl|Mug|Tray)\b.*\d*' || i % 10 || '$',
  CAST(5 + i * 7 % 26 AS int)
FROM generate_series(CAST(1 AS bigint), CAST(80 AS bigint)) AS s(i)
WHERE NOT EXISTS (SELECT 1 FROM promotion);

ANALYZE;
