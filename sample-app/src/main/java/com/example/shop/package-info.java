/** A small online shop: one Spring Boot application over one database. */
@NullMarked
package com.example.shop;

import org.jspecify.annotations.NullMarked;
