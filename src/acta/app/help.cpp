#include "acta/app/help.h"

namespace acta::app {

std::string_view help_text() {
  return R"(acta: the electoral cycle on one append-only, signed record

  acta demo   --data DIR [--port 8080] [--undp DIR]
                                                 serve the demonstration, made when DIR is
                                                 empty; with UNDP's projects when given
  acta serve  --data DIR [--port 8080]           serve a record; a new one is made when DIR is empty
              [--address 127.0.0.1] [--origin NAME] [--lock FILE] [--web-dir DIR]
              [--database URL]                   the record in PostgreSQL; stands by while another
                                                 server leads it
              [--tls-certificate FILE --tls-key FILE] [--policy FILE]
              [--mirrors URL|DIR[,...]]
              [--web-origin ORIGIN]              ORIGIN: as browsers see it, for passkeys
                                                 (http://localhost:PORT when not given)
              [--passphrase-file FILE]
  acta add-person --data DIR --name NAME --login LOGIN --role ROLE [--state ISO3] [--origin NAME]
                                                 give a person an account, the first one too; the
                                                 password is read from standard input
  acta report status --data DIR --from DATE --to DATE [--as-of N] --format html|pdf|docx --out FILE
                                                 compute the status of requests; reads only
  acta report issue  --data DIR --from DATE --to DATE [--as-of N] --symbol SYMBOL --login LOGIN
                                                 issue it: attested on the record, its files kept
  acta report certify --data DIR --symbol SYMBOL --login LOGIN
                                                 certify it: the quorum of witnesses has seen it
  acta disclose INDEX --data DIR --fields /type,/body/x --to NAME --why TEXT --login LOGIN
              --out FILE                         show fields of a sealed act to one party
  acta disclose INDEX --list --data DIR          the fields of a sealed act, and what they say
  acta erase  --data DIR --subject STREAM --basis WORD --requester WORD --reason TEXT
              --login LOGIN                      ask to erase a subject's data
  acta erase confirm|decline --data DIR --erasure ID [--reason TEXT] --login LOGIN
                                                 by another person: erase, or do not
  acta hold place --data DIR --subject STREAM --reason TEXT --login LOGIN
  acta hold lift  --data DIR --hold ID --reason TEXT --login LOGIN
                                                 keep a subject's data from erasure
  acta import undp DIR --data DIR [--origin NAME]
                                                 record what UNDP published of its projects
                                                 for elections; tell the defects of its files
  acta import elections FILE --shape reign|electionguide --data DIR
              [--bad-rows keep-good|refuse-all] [--check]
                                                 put a list of elections on the calendar; every
                                                 row that is wrong is told; --check records nothing
  acta import requests FILE [--register WORD] --data DIR [--sheet NAME]
              [--bad-rows keep-good|refuse-all] [--check]
                                                 record requests from before the record, as a
                                                 register tells them: CSV or XLSX
  acta iati validate FILE... [--schema DIR] [--only structure,codes,rules] [--json]
                                                 check files of IATI 2.03: structure, code lists and
                                                 ruleset; with the schemas of DIR as well
  acta audit journal --data DIR [--file ID] [--from DATE] [--to DATE] [--deed did|read]
              [--classification WORD] [--limit 50]
                                                 who did and who read what, newest first
  acta audit draw --data DIR --number N --count N [--size ACTS] [--each-classification]
              --login LOGIN                      draw a sample of files, that anyone can draw again
  acta audit remark --data DIR --sample ID --file ID --kind in_order|remark|finding --text TEXT
              --login LOGIN                      what was found in a file of it
  acta audit paper --data DIR --sample ID --out FILE.pdf|.html|.docx|.zip
                                                 the working paper of a sample; zip holds the
                                                 entries and receipts of the acts looked at
  acta reads verify --data DIR                   check the log of reads: its chains, and against
                                                 what the record attests of them
  acta reads attest --data DIR                   attest now what was read; a server does it hourly
  acta witnesses --data DIR                      what the witnesses of the policy have cosigned
  acta witness --data DIR --name NAME --log KEY [--port 8090] [--logs FILE]
                                                 cosign the one history that each log shows
  acta mirror URL --data DIR --name NAME --key KEY [--port 8091] [--every 10] [--recheck 86400]
                                                 fetch a record, verify it, keep and serve it
  acta key new --out FILE                        make a personal key; prints its public half
  acta key add --data DIR --login LOGIN --key FILE --label LABEL --reason REASON
                                                 add it to the register for that person
  acta key revoke --data DIR --key ID --reason REASON
  acta key list --data DIR
  acta key register --data DIR                   print the keys for acta-verify --keys
  acta key check --data DIR                      judge every author's signature and every passkey's
                                                 evidence again, what is sealed too
  acta evidence require|lift --data DIR --kind WORD --reason TEXT --login LOGIN
                                                 demand a key or passkey for acts of a kind, or no
                                                 more; the operator lifts it without --login
  acta evidence confirm --data DIR --rule ID --login LOGIN
                                                 by another administrator
  acta evidence list --data DIR                  what is demanded, and what waits
  acta sign --key FILE --in FILE [--out FILE]    sign what a server prepared, with no server asked
  acta act record --server URL --login LOGIN --path PATH [--body FILE] [--key FILE] [--out FILE]
              [--again KEY]                      have an act recorded by a server, signed with a
                                                 personal key; the password is read from standard
                                                 input; acta gen openapi lists paths and bodies
  acta act prepare --server URL --login LOGIN --path PATH [--body FILE] [--ahead SECONDS]
              [--out FILE]                       nothing is recorded: it waits for signatures
  acta act show --server URL --login LOGIN --prepared ID [--out FILE]
                                                 what waits, for whoever may sign it too
  acta act sign|record --server URL --login LOGIN --prepared ID --key FILE|--signed FILE
                                                 sign it; record it, whoever prepared it
  acta keys seal|unseal|rotate --data DIR        put the keys of the vault under a passphrase, take
                                                 them out, or wrap all under newer ones; the
                                                 passphrase is read from standard input
  acta backup --data DIR --to FOLDER [--earlier BACKUP] [--with-keys] [--database URL]
                                                 beside a running server too; verified when written
  acta restore --from BACKUP --data NEW [--keys FOLDER] [--lock FILE] [--mirror URL|DIR[,...]]
               [--policy FILE] [--known CHECKPOINT] [--incomplete]
                                                 make a data directory of it; what the backup lacks
                                                 comes from mirrors; witnesses are asked
  acta catch-up --data DIR --mirror URL|DIR      put back what a database lacks, and a mirror has
  acta freeze --data DIR --reason TEXT [--known CHECKPOINT] [--lock FILE]
                                                 others know a larger tree and nobody has the acts:
                                                 serve what is left, take no acts any more
  acta continue --data FROZEN --to NEW --origin NAME --login LOGIN --reason TEXT
                                                 begin the log that goes on after a frozen one
  acta doctor --data DIR [--mirror URL|DIR[,...]] [--policy FILE] [--tls-certificate FILE]
              [--lock FILE] [--database URL] [--json]
                                                 what is wrong, and what to do; writes nothing
  acta rebuild --data DIR                        compute every view again from the record
  acta copy --from DIR [--from-database URL] --to DIR [--to-database URL]
                                                 copy a record between engines or directories, and
                                                 compare record, views, vault and blobs
  acta gen openapi|typescript                    print the contract of the API
  acta --help

  Commands with --data take --database URL too, for a record in PostgreSQL.
  Where the keys of the vault are sealed, every command takes --passphrase-file FILE; serve reads
  the passphrase from standard input as well.
  A server that holds the record carries out every order but keys and rebuild itself.
  The period is from DATE up to and without DATE. To check a record: acta-verify DIR|URL.
)";
}

}  // namespace acta::app
