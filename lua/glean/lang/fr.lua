--- French: what the sentence splitter and <NAME> know of words.
-- Compiled by hand for glean; see en.lua for what the classes mean.  An elided
-- word is one with what follows ("L'eau"), so only fixed pairs are starters.

return {
  code = "fr",
  name = "French",

  title = [[
    M MM Mr Mrs Ms Mme Mmes Mlle Mlles Me Mes Mgr Mgrs Dr Drs Pr Prs Prof
    Gal Gén Cdt Cne Lt Adj Sgt Brig Cdr Amb
    Ste St Sts Stes Vve Cte Ctesse Vte
    R.P S.A.R S.E S.M S.S LL.MM LL.AA
  ]],

  number = [[
    N° n no nos num p pp pg art al alin chap chapt t vol vols fasc fig figs tab pl
    éd coll tél ext réf par ligne fol
    l'art d'art
  ]],

  inner = [[
    p.ex c.-à-d c.à.d càd cf cp vs v env approx not spéc esp ibid id op cit op.cit
    loc.cit sq sqq ss suiv conf
    d'env
  ]],

  trailing = [[
    etc et.al Cie Sté Éts Ets S.A S.A.S S.A.R.L S.N.C S.C.I Inc Ltd Corp Co Jr Sr Bros
    Assoc Univ Dépt Dép Min Minist
    U.S U.S.A U.K É.-U E.U E.-U O.N.U U.E U.R.S.S R.D.C R.D.A R.F.A O.T.A.N P.D.G
    Av Ave Bd Bld Blvd Bvd Pl Rte Fbg Imp Bât Apt
    av.J.-C apr.J.-C J.-C ap av apr
    Ph.D M.D M.Sc B.Sc P.-S P.S N.B
    km kg cm mm h min hab max éd trad Qc Ont
    ex n p t cap
    L R
  ]],

  time = [[ a.m p.m ]],

  month = [[
    janv jan févr fév fevr avr juil jul sept sep oct nov déc
    lun mar ven sam dim
  ]],

  -- ends a sentence before a capitalised function word
  pause = [[ ; ]],

  starter = [[
    Le La Les Un Une Des Au Aux Ce Cet Cette Ces Cela Ceci Ça
    Celui Celle Ceux Celles
    Mon Ma Ton Ta Tes Son Sa Ses Notre Nos Votre Vos Leur Leurs
    Je Tu Il Elle On Nous Vous Ils Elles Moi Toi Lui Eux Se
    C'est C'était C'en J'ai J'avais J'étais J'en J'y J'aime J'aimerais
    L'un L'une L'on L'autre D'abord D'ailleurs D'après D'autre D'autres D'un D'une D'où
    S'il S'ils S'y Qu'il Qu'ils Qu'elle Qu'elles Qu'on Qu'est N'est N'a N'y
    Lorsqu'il Lorsqu'elle Lorsqu'ils Lorsqu'on Puisqu'il Quoiqu'il Aujourd'hui Jusqu'à
    Jusqu'en Jusqu'au Quelqu'un
    Qui Que Quoi Dont Où Quand Comment Pourquoi Combien Quel Quelle Quels Quelles
    Lequel Laquelle Lesquels
    Et Mais Ou Donc Or Ni Car Si Comme Lorsque Puisque Quoique Parce Tandis Alors Afin
    À En Dans Par Pour Avec Sans Sous Sur Vers Chez Contre Entre Depuis Pendant Durant
    Dès Avant Après Devant Derrière Selon Suivant Malgré Outre Parmi Grâce Lors Jusque
    Face Hormis Sauf Près Loin Concernant Suite Quant Faute Via
    Ainsi Aussi Autant Cependant Pourtant Toutefois Néanmoins Enfin Ensuite Puis
    Finalement Désormais Maintenant Hier Demain Bientôt Toujours Jamais Souvent Parfois
    Déjà Encore Ici Là Voici Voilà Plus Moins Très Trop Peu Beaucoup Tant Tellement
    Peut-être Seul Seule Seuls Seules Actuellement Récemment Auparavant
    Notamment Surtout Certes Également Inversement Parallèlement Malheureusement
    Heureusement Bien Mieux Non Oui Bref Premièrement Deuxièmement D'accord
    Tout Toute Tous Toutes Chaque Chacun Chacune Certains Certaines Certain Certaine
    Quelques Plusieurs Aucun Aucune Nul Autre Autres Tel Telle Tels Telles
    Rien Personne
    Est Sont Était Étaient Fut Sera Seront Étant Ayant A Ont Avait Peut Peuvent Faut
    Ne N'en Pas Deux Trois
    Même
  ]],

  continuer = [[
    heure heures GMT UTC CET CEST HNE HAE EST EDT
    lundi mardi mercredi jeudi vendredi samedi dimanche
    janvier février mars avril mai juin juillet août septembre octobre novembre décembre
  ]],

  particle = [[
    de du des d la le les l et en lès lez sur sous
    del della di da dos van von der den ten ter bin ibn ben al el
  ]],
}
