"""What the cards of the first talents say, in our own words: plain Dutch, French and English.

Of each talent and in each language: one sentence, a deed of at most seven words, and what it can
mean in volunteer work.
"""

CARDS = """
listening
nl | Je hebt tijd voor het verhaal van een ander. | Ik luister als iemand vertelt. | op bezoek gaan bij iemand die alleen is, koffie schenken
fr | Vous prenez le temps d’écouter les autres. | J’écoute quand quelqu’un raconte. | rendre visite à une personne seule, servir le café
en | You have time for what others tell you. | I listen when somebody talks. | visiting somebody who is alone, pouring coffee

talking
nl | Je begint makkelijk een gesprek. | Ik praat graag met mensen. | mensen ontvangen, een praattafel begeleiden
fr | Vous commencez facilement une conversation. | J’aime parler avec les gens. | accueillir les gens, animer une table de conversation
en | You easily start a conversation. | I like to talk with people. | welcoming people, hosting a conversation table

explaining
nl | Je toont graag hoe iets werkt. | Ik leg rustig uit hoe iets werkt. | helpen bij huiswerk, iemand leren fietsen
fr | Vous aimez montrer comment on fait. | J’explique calmement comment ça marche. | aider aux devoirs, apprendre à quelqu’un à rouler à vélo
en | You like to show how to do things. | I calmly explain how something works. | helping with homework, teaching somebody to cycle

helping
nl | Je ziet wat er nodig is en je helpt. | Ik help als iemand hulp nodig heeft. | boodschappen doen voor een buur, pakketten uitdelen
fr | Vous voyez ce qu’il faut et vous aidez. | J’aide quand quelqu’un en a besoin. | faire les courses pour un voisin, distribuer des colis
en | You see what people need and you help. | I help when somebody needs it. | shopping for a neighbour, handing out food parcels

caring
nl | Je zorgt met geduld voor een ander. | Ik zorg graag voor iemand. | helpen bij het eten, met iemand mee naar de dokter gaan
fr | Vous prenez soin des autres avec patience. | J’aime prendre soin de quelqu’un. | aider pendant le repas, aller chez le médecin avec quelqu’un
en | You look after others with patience. | I like to look after somebody. | helping at meals, going to the doctor with somebody

comforting
nl | Je blijft bij iemand die verdriet heeft. | Ik troost iemand die verdriet heeft. | bij een zieke zitten, luisteren aan de telefoon
fr | Vous restez près d’une personne triste. | Je console quelqu’un qui est triste. | rester près d’un malade, écouter au téléphone
en | You stay with somebody who is sad. | I comfort somebody who is sad. | sitting with a sick person, listening on the phone

playing
nl | Je speelt en lacht graag met kinderen. | Ik speel graag met kinderen. | helpen op een speelplein, een spel spelen na school
fr | Vous aimez jouer et rire avec des enfants. | J’aime jouer avec des enfants. | aider à une plaine de jeux, jouer après l’école
en | You like to play and laugh with children. | I like to play with children. | helping at a playground, playing games after school

reading_aloud
nl | Je leest een verhaal en anderen luisteren. | Ik lees graag voor. | voorlezen bij een gezin thuis, de krant lezen met ouderen
fr | Vous lisez une histoire et les autres écoutent. | J’aime lire à voix haute. | lire des histoires dans une famille, lire le journal avec des aînés
en | You read a story and others listen. | I like to read aloud. | reading stories to children at home, reading the paper with older people

organising
nl | Je zorgt dat alles klaar is. | Ik organiseer graag een activiteit. | een buurtfeest organiseren, een uitstap voorbereiden
fr | Avec vous, tout est prêt à temps. | J’aime organiser une activité. | organiser une fête de quartier, préparer une sortie
en | You make sure that everything is ready. | I like to organise an activity. | organising a street party, preparing a day out

planning
nl | Je houdt de agenda en de afspraken bij. | Ik plan wie wat wanneer doet. | een lijst met uren maken, ritten plannen
fr | Vous tenez l’agenda et les rendez-vous. | Je planifie qui fait quoi et quand. | faire un horaire, planifier des trajets
en | You keep the diary and the appointments. | I plan who does what and when. | making a timetable, planning rides

calculating
nl | Je telt juist en je houdt de kas bij. | Ik werk graag met geld en cijfers. | de kassa doen, de rekeningen bijhouden
fr | Vous comptez juste et vous tenez la caisse. | J’aime compter et travailler avec les chiffres. | tenir la caisse, suivre les comptes
en | You count well and keep the accounts. | I like to work with figures. | running the till, keeping the accounts

writing
nl | Je zegt op papier wat je bedoelt. | Ik schrijf graag een tekst. | een brief schrijven voor iemand, een nieuwsbrief maken
fr | Vous savez dire les choses par écrit. | J’aime écrire un texte. | écrire une lettre pour quelqu’un, faire une lettre d’information
en | You say clearly on paper what you mean. | I like to write a text. | writing a letter for somebody, making a newsletter

computers
nl | Je vindt je weg op een computer. | Ik werk graag met de computer. | mensen helpen met hun telefoon, lijsten typen
fr | Vous vous débrouillez bien à l’ordinateur. | J’aime travailler à l’ordinateur. | aider les gens avec leur téléphone, taper des listes
en | You find your way on a computer. | I like to work on a computer. | helping people with their phone, typing lists

photographing
nl | Je ziet wat een mooi beeld is. | Ik maak graag foto’s. | foto’s maken op een feest, een filmpje maken voor een website
fr | Vous voyez ce qui fait une belle image. | J’aime prendre des photos. | prendre des photos à une fête, faire une vidéo pour un site
en | You see what makes a good picture. | I like to take photos. | taking photos at a party, making a film for a website

crafts
nl | Je maakt graag iets met je handen. | Ik teken of knutsel graag. | knutselen met kinderen, versiering maken voor een feest
fr | Vous aimez créer avec vos mains. | J’aime dessiner ou bricoler. | bricoler avec des enfants, faire la décoration d’une fête
en | You like to make things with your hands. | I like to draw or make things. | crafts with children, making decorations for a party

music
nl | Je zingt of je speelt een instrument. | Ik zing of speel graag muziek. | zingen met ouderen, muziek spelen op een feest
fr | Vous chantez ou vous jouez d’un instrument. | J’aime chanter ou jouer de la musique. | chanter avec des aînés, jouer à une fête
en | You sing or play an instrument. | I like to sing or play music. | singing with older people, playing at a party

cooking
nl | Je maakt graag eten voor anderen. | Ik kook graag voor anderen. | soep koken, taart bakken voor een feest
fr | Vous aimez préparer à manger pour les autres. | J’aime cuisiner pour les autres. | préparer de la soupe, faire un gâteau pour une fête
en | You like to make food for others. | I like to cook for others. | cooking soup, baking a cake for a party

repairing
nl | Je zoekt waarom iets niet werkt. | Ik herstel wat stuk is. | toestellen herstellen, kleine klussen doen
fr | Vous cherchez pourquoi ça ne marche pas. | Je répare ce qui est cassé. | réparer des appareils, faire de petits travaux
en | You find out why something does not work. | I repair what is broken. | repairing appliances, doing odd jobs

gardening
nl | Je werkt graag met planten. | Ik werk graag in de tuin. | werken in een buurttuin, planten water geven
fr | Vous aimez travailler avec les plantes. | J’aime travailler au jardin. | travailler dans un jardin de quartier, arroser les plantes
en | You like to work with plants. | I like to work in the garden. | working in a shared garden, watering plants

animals
nl | Dieren voelen zich goed bij jou. | Ik zorg graag voor dieren. | honden uitlaten, helpen op een kinderboerderij
fr | Les animaux se sentent bien avec vous. | J’aime m’occuper des animaux. | promener des chiens, aider dans une ferme pour enfants
en | Animals feel good with you. | I like to look after animals. | walking dogs, helping at a children’s farm

driving_cycling
nl | Je bent graag op weg. | Ik rijd of fiets graag. | iemand naar de dokter brengen, eten brengen met de fiets
fr | Vous aimez être en route. | J’aime conduire ou rouler à vélo. | conduire quelqu’un chez le médecin, apporter des repas à vélo
en | You like to be on the road. | I like to drive or cycle. | driving somebody to the doctor, bringing meals by bicycle

sports
nl | Je beweegt graag, alleen of met anderen. | Ik sport en beweeg graag. | helpen bij een sportclub, wandelen met ouderen
fr | Vous aimez bouger, seul ou avec d’autres. | J’aime bouger et faire du sport. | aider dans un club de sport, marcher avec des aînés
en | You like to move, alone or with others. | I like to do sport and move. | helping at a sports club, walking with older people

languages
nl | Je spreekt meer dan één taal. | Ik spreek graag veel talen. | tolken bij een gesprek, oefenen met wie Nederlands leert
fr | Vous parlez plus d’une langue. | J’aime parler plusieurs langues. | traduire une conversation, parler avec des gens qui apprennent
en | You speak more than one language. | I like to speak many languages. | interpreting a conversation, practising with people who learn Dutch

leading
nl | Je leidt een groep en je beslist graag. | Ik neem graag de leiding. | een ploeg leiden, in een bestuur zitten
fr | Vous guidez un groupe et vous aimez décider. | J’aime diriger un groupe. | diriger une équipe, siéger dans un conseil
en | You guide a group and you like to decide. | I like to take the lead. | leading a team, being on a board
"""


def texts():
    """Return what each card says, by the code of its talent, as columns."""
    return dict(_card(block.strip().splitlines()) for block in CARDS.strip().split("\n\n"))


def _card(lines):
    columns = {}
    for line in lines[1:]:
        language, *said = (cell.strip() for cell in line.split("|"))
        for part, text in zip(("explanation", "deed", "meaning"), said, strict=True):
            columns[f"{part}_{language}"] = text
    return lines[0].strip(), columns
