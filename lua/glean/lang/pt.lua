--- Portuguese: what the sentence splitter and <NAME> know of words.
-- Compiled by hand for glean; see en.lua for what the classes mean.

return {
  code = "pt",
  name = "Portuguese",

  title = [[
    Sr Sra Srta Srs Srª Sr.ª Sras Sres D Dª D.ª Dr Dra Drª Dr.ª Drs Dras
    Prof Profa Profª Prof.ª Profs Eng Enga Engª Eng.º Eng.ª Arq Arqª Adv Lic
    Pe Pde Fr Mons Rev Revmo Exmo Exma Ilmo Ilma V.Ex.ª V.Exa V.S.ª V.Sa S.Exa
    Gen Cel Ten Ten.-Cel Cap Maj Sgt Sarg Cb Alm Brig Cmdte Comte Cmte
    Pres Gov Dep Sen Min Emb Des Desemb Insp Sto Sta Mr Mrs Ms St
  ]],

  number = [[
    N° n.º n.ª n.o no nº num núm nos n.os pág págs pag p pp art arts cap caps vol vols
    inc par fl fls fig figs tab ed tel telef fax apto apt al lin ref
  ]],

  inner = [[
    p.ex v.g aprox cf cfr vs v ss segs seg op cit op.cit loc.cit ibid id esp
    i.e org orgs trad coord
    obs
  ]],

  trailing = [[
    etc S.A S.A.R.L S.A.D S.G.P.S Lda Ltda Ltd Cia C.ia Inc Corp Co Jr Sr Fº
    Irs Assoc Dept Depto Univ Inst Fac
    E.U.A EE.UU E.U U.S U.S.A U.K U.E O.N.U U.R.S.S R.U
    a.C d.C A.C D.C P.S N.B N.R N.T Ph.D M.D M.Sc B.Sc
    Av Avª R.do Pça Pca Lg Estr Rod Trav Tv Bl Qd Jd Vl Ed Bairr
    km kg cm mm min seg hs hrs máx mín séc sécs
    p ex
  ]],

  time = [[ a.m p.m am pm ]],

  month = [[
    jan fev abr mai jun jul ago set out nov dez
    sáb dom
  ]],

  -- ends a sentence before a capitalised function word
  pause = [[ ; ]],

  starter = [[
    Tendo Sendo Estando Havendo
    O A Os As Um Uma Uns Umas Este Esta Estes Estas Esse Essa Esses Essas
    Aquele Aquela Aqueles Aquelas Isto Isso Aquilo
    Eu Tu Você Vocês Ele Ela Eles Elas Nós Vós Me Te Se Lhe Nos
    Meu Minha Meus Minhas Teu Tua Seu Sua Seus Suas Nosso Nossa Nossos Nossas
    Que Quê Quem Qual Quais Quando Onde Aonde Como Quanto Quanta Quantos Quantas Cujo
    Porque Porquê Por
    E Ou Nem Mas Porém Contudo Todavia Entretanto Entanto Embora Pois Portanto Logo
    Caso Enquanto Conforme Apesar Assim
    De Em No Na Nas Ao À Aos Às Com Sem Sob Sobre Para Pelo Pela
    Pelos Pelas Até Após Ante Contra Desde Durante Entre Perante Segundo Mediante
    Através Devido Graças Dentro Fora Perto Longe Depois Antes Diante Além Ainda
    Neste Nesta Nestes Nestas Nesse Nessa Nesses Nessas Naquele Naquela Nisso Num Numa
    Deste Desta Desse Dessa Disso Dele Dela
    Não Sim Também Só Somente Apenas Já Mais Menos Muito Muita Muitos Muitas Pouco
    Poucos Poucas Tão Tanto Agora Hoje Ontem Amanhã Sempre Nunca Jamais Aqui Ali Lá
    Cá Aí Então Talvez Quase Mesmo Inclusive Aliás Enfim Afinal Finalmente Atualmente
    Actualmente Recentemente Posteriormente Inicialmente Anteriormente Normalmente
    Infelizmente Felizmente Igualmente Consequentemente
    Todo Toda Todos Todas Tudo Outro Outra Outros Outras Cada Ambos Ambas Qualquer
    Algum Alguma Alguns Algumas Nenhum Nenhuma Vários Várias Diversos Diversas Certos
    Ninguém Nada Alguém Algo Tal Tais
    É São Era Eram Foi Foram Será Serão Seria Está Estão Estava Estavam Há Houve Havia
    Haverá Tem Têm Tinha Tinham Pode Podem Deve Devem Vai Vão Faz Temos
    Dois Duas Três Primeiro
  ]],

  continuer = [[
    hora horas GMT UTC BRT CET CEST WET WEST
    segunda terça quarta quinta sexta sábado domingo
    segunda-feira terça-feira quarta-feira quinta-feira sexta-feira
    janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro
    dezembro
  ]],

  particle = [[
    de do da dos das d e y em
    del della di du la las los van von der den bin ibn ben al el
  ]],
}
