module example.org/narrows/hclfmt

go 1.26.0

require github.com/hashicorp/hcl/v2 v2.25.0
