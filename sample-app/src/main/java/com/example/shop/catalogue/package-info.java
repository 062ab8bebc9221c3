/** Products and what customers say of them: the product page and the search. */
@NullMarked
package com.example.shop.catalogue;

import org.jspecify.annotations.NullMarked;
