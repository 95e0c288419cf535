--- Greek: what the sentence splitter knows of words.
-- Compiled by hand for glean; see en.lua for what the classes mean.

return {
  code = "el",
  name = "Greek",

  title = [[ κ κα κος κυρ δρ καθ αγ αρχ στρ ταξ συντ ]],
  number = [[ αρ αριθ σ σελ εικ πιν κεφ τομ τηλ παρ ]],
  inner = [[ π.χ δηλ βλ πρβλ λ.χ ό.π τ.μ ]],
  trailing = [[ κ.λπ κλπ κ.ά κ.τ.λ κτλ π.μ μ.μ μ.Χ π.Χ Α.Ε ]],
  month = [[ Ιαν Φεβ Μαρ Απρ Μαΐ Ιουν Ιουλ Αυγ Σεπ Οκτ Νοε Δεκ ]],

  starter = [[
    Ο Η Το Οι Τα Ένας Μια Ένα Αυτός Αυτή Αυτό Αυτοί Εγώ Εσύ Εμείς Εσείς Και Αλλά Όμως Ή
    Στο Στη Στην Στον Στις Στους Σε Με Για Από Προς Όταν Αν Επειδή Ενώ Γιατί Πώς Πού Τι
    Ποιος Ποια Δεν Μην Θα Να Τις Τους Τον Την Έτσι Τότε Τώρα Σήμερα Χθες Αύριο
  ]],

  -- the question mark
  terminator = ";",
}
