META
key;value
description;River Park: a sample budget with invented data
country;Nowhere
unit;River Park
instance;2026
num_projects;8
num_votes;40
budget;45000
vote_type;approval
rule;greedy
date_begin;01.06.2026
date_end;14.06.2026
min_length;1
max_length;3
language;en
currency;EUR
PROJECTS
project_id;cost;votes;name;selected
swing;14200;19;A swing for wheelchair users;1
lamps;18000.50;15;Lamps along the river path;1
plant;9250;13;"Native plants; no more mowing before July";1
bench;6400;12;Benches made of old quay wood;0
water;7900;12;Drinking fountain at the weir;0
birds;4300;10;Bird hide on the island;0
bikes;2150.75;7;Bicycle repair post;1
stage;31500;5;Open-air stage under the bridge;0
VOTES
voter_id;vote;age;voting_method
rp001;plant,lamps,swing;79;internet
rp002;bikes,swing,lamps;78;internet
rp003;birds,swing,stage;84;internet
rp004;bikes,plant;45;internet
rp005;birds;26;internet
rp006;birds,lamps;72;internet
rp007;bench,water,bikes;75;paper
rp008;stage,plant,water;61;paper
rp009;plant,swing,bench;70;internet
rp010;lamps,plant,water;36;internet
rp011;bench,swing,lamps;41;paper
rp012;swing,plant;60;internet
rp013;swing,bench;66;paper
rp014;swing,bench,water;77;internet
rp015;bikes;24;internet
rp016;water,birds,lamps;55;paper
rp017;lamps;50;internet
rp018;lamps,bench;48;paper
rp019;swing,plant,bikes;45;internet
rp020;lamps,water;17;internet
rp021;lamps,plant;75;paper
rp022;stage;19;internet
rp023;bikes,swing,birds;77;internet
rp024;lamps,stage;61;internet
rp025;swing,water;20;paper
rp026;swing,water,birds;75;paper
rp027;plant,bench,water;59;paper
rp028;lamps,bench,plant;35;paper
rp029;plant,swing,bench;78;internet
rp030;swing,water;19;internet
rp031;swing;76;paper
rp032;bench;73;internet
rp033;plant,lamps,birds;72;internet
rp034;water,stage;30;internet
rp035;birds,swing;63;internet
rp036;swing,plant;84;internet
rp037;swing,lamps,bench;27;internet
rp038;birds,swing;21;internet
rp039;lamps,birds,bench;52;internet
rp040;bikes,water;41;internet
