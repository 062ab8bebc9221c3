/** The HTTP clients of the shop's partners: the inventory system, and the carriers. */
@NullMarked
package com.example.shop.partner;

import org.jspecify.annotations.NullMarked;
