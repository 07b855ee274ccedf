/** What names and texts of a load world are made of. Letters only, so that the index knows each word as it is written. */
const list = (words: string) => words.split(' ');
const lines = (text: string) => text.trim().split('\n');

export const qualities = list(
  'Amber Arctic Aurora Autumn Azure Birch Bright Bronze Cedar Central Clear Cobalt Coral Crimson Crystal Dawn Delta ' +
    'Eastern Elm Ember Emerald Falcon Fern Golden Granite Harbor Hazel Heron Highland Indigo Iron Ivory Jade Juniper ' +
    'Lake Laurel Lumen Lunar Maple Marble Meadow Meridian Misty Noble Northern Oak Ocean Olive Onyx Opal Orchid Pacific ' +
    'Pearl Pine Polar Prairie Quartz Raven Red River Robin Royal Ruby Sable Saffron Sapphire Scarlet Silver Solar ' +
    'Southern Spruce Sterling Stone Summit Teal Timber Topaz Union Velvet Violet Western Willow Winter Zephyr',
);
export const trades = list(
  'Advisory Agency Analytics Apparel Audio Aviation Bakery Bank Biotech Books Brewing Capital Carriers Ceramics Chemicals ' +
    'Clinic Clothing Coffee Components Construction Consulting Controls Couriers Dairy Data Dental Design Devices ' +
    'Diagnostics Education Electric Energy Engineering Events Fabrics Farms Films Finance Fitness Foods Forwarding ' +
    'Foundry Freight Furniture Games Gardens Glass Goods Health Homes Hotels Imaging Insurance Interiors Kitchens ' +
    'Labs Lighting Logistics Machines Marine Materials Media Metals Mobility Motors Networks Optics Outfitters Packaging ' +
    'Paper Partners Pharma Plastics Power Press Printing Properties Rail Robotics Security Shipping Software Solar Sports ' +
    'Steel Studios Supply Systems Telecom Textiles Tools Tours Toys Travel Water Wines Works',
);
export const forms = list('Group Ltd Inc GmbH AG Partners Co SA BV Holding');
export const firstNames = list(
  'Ada Adam Aisha Alex Alice Amir Ana Anders Anna Anton Ben Bianca Bo Carla Carlos Chen Chloe Clara Daniel David Dina ' +
    'Elena Elias Ella Emil Emma Erik Eva Fatima Felix Finn Freya Grace Hana Hans Hugo Ida Ines Ivan Jan Jana Jonas Julia ' +
    'Kai Karim Kira Lara Lars Lea Leo Lina Luca Lucia Maja Marco Maria Marta Max Mei Mila Milan Mira Nadia Nils Nina Noah ' +
    'Nora Olga Omar Oscar Paula Petra Priya Rafael Raj Rosa Ruth Sam Sara Sofia Sven Tara Theo Tim Tom Uma Vera Viktor ' +
    'Wen Yara Yuki Zoe',
);
export const lastNames = list(
  'Abbott Adler Almeida Andersen Bauer Becker Berg Bianchi Blanc Brandt Brown Castro Chen Cohen Costa Cruz Dahl Davis ' +
    'Diaz Dubois Eriksen Evans Fischer Fontaine Garcia Gomez Gray Gupta Hansen Harris Hoffmann Horvat Ito Jansen Jensen ' +
    'Johnson Kaya Keller Khan Kim Klein Koch Kovacs Kowalski Kumar Lang Larsen Laurent Lee Lehmann Lopez Lund Maier Marino ' +
    'Martin Mendes Meyer Moreau Muller Nakamura Nguyen Nielsen Novak Olsen Park Patel Peters Petrov Quinn Ramos Reyes ' +
    'Richter Rossi Roth Sato Schmidt Schneider Schulz Silva Singh Smith Sousa Stein Suzuki Tanaka Taylor Torres Vogel Wagner ' +
    'Walker Wang Weber White Wilson Wolf Wong Young Zimmermann',
);
export const topics = lines(`
Question about
Update on
Trouble with
Meeting about
Next steps for
Feedback on
Request for
Decision on
Invoice for
Frage zu
Rückmeldung zu
Termin wegen
`);
export const matters = lines(`
the quarterly review
single sign on
the data export
the onboarding plan
the renewal offer
the invoice run
the mobile app
the import of contacts
the pilot in production
the security questionnaire
the new dashboard
the training in spring
the warehouse scanner
the payment reminder
the contract draft
the migration weekend
the sandbox access
the tax report
the webhook deliveries
the shipping labels
the outage last night
the roadmap workshop
the reference call
der Rechnung
dem Vertrag
der Schulung
`);
export const sentences = lines(`
Thanks for the quick answer, that helped us a lot.
We tried the export again and two columns are still empty.
Could you confirm the date of the workshop before Friday
Our finance team needs the corrected invoice for the audit.
The login through our identity provider fails for new colleagues.
Please find the signed order form attached.
The dashboard loads slowly since the update on Tuesday.
We would like to add twelve more seats from next month.
Who on your side can join the call with our security officer
The pilot went well and the warehouse wants to go live.
Nobody here received the invitation to the training.
The webhook sends every delivery twice since the weekend.
Let us talk about the renewal and the discount for three years.
The mobile app forgets the chosen language after a restart.
I have moved the kickoff to Thursday afternoon.
Our legal department has two remarks on the contract.
Can the report be filtered by region and by product line
The import stopped at row nine hundred with an encoding error.
We decided to start with the plant in Rotterdam.
Please remove the old account of our former project lead.
The scanner prints labels with the wrong barcode format.
Everything works again, thank you for staying late.
Vielen Dank für die schnelle Hilfe gestern.
Bitte schicken Sie uns die Rechnung noch einmal als Anhang.
Der Termin am Montag passt uns leider nicht.
Die Schulung war für alle Kolleginnen sehr hilfreich.
We expect about four thousand orders a day in autumn.
The sandbox has no access to the payment provider.
Could we get an extension of the trial until the holidays
Our new sponsor asks for a short summary of the results.
`);
export const jobs = lines(`
Send the offer
Prepare the training
Check the export
Plan the workshop
Answer the security questionnaire
Set up single sign on
Review the contract
Correct the invoice
Invite the new colleagues
Write the summary
`);
