// A loss of power at each flush of a short life of the store: started for the first time, written
// to, stopped, started again. From every image of the disk (disk.h) the store starts, and
//   every answered receipt still holds, every published checkpoint is a prefix of the new tree,
//   the record verifies, streams are whole, contents are there, and no act is there twice.
// Programs with another order (mutants.cmake) have to fail here.
#include <gtest/gtest.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <future>
#include <iterator>
#include <mutex>
#include <random>
#include <thread>

#include "acta/record/checkpoint.h"
#include "acta/record/receipt.h"
#include "acta/record/tree.h"
#include "acta/record/verify.h"
#include "disk.h"
#include "noted.h"

namespace acta::store {
namespace {

constexpr std::string_view origin = "acta.example/crash";
constexpr int commands = 18;
constexpr int acts_each = 2;

std::string read_text(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

// What is published is made again; the index of the log lies in memory.
bool counts(const std::string& path) {
  return !path.starts_with("record/") && !path.ends_with("-shm");
}

std::string document(int number) {
  return "the document of " + std::to_string(number);
}

// What the world knew when the power went.
struct Promised {
  std::map<std::int64_t, Recorded> answers;  // by the number of the command
  std::map<int, std::string> documents;      // ids, by the number of the command they were sent for
  std::string checkpoint;                    // as anyone could have fetched it
};

struct Moment {
  faults::Disk disk;
  Promised promised;
};

class Life {
 public:
  Life(std::string directory, std::uint64_t seed, std::size_t one_in)
      : directory_(std::move(directory)), random_(seed), one_in_(one_in) {}

  std::vector<Moment> live() {
    std::filesystem::remove_all(directory_);
    faults::watch(directory_,
                  {.at_flush = [this](const faults::Disk& disk, auto&) { remember(disk); },
                   .counts = counts});
    for (const int half : {0, 1}) {
      auto store = open(directory_);
      std::array<std::thread, 3> clients;
      for (std::size_t client = 0; client < clients.size(); ++client) {
        clients[client] = std::thread([&, client] {
          for (auto i = static_cast<int>(client); i < commands / 2; i += 3) {
            ask(*store, half * commands / 2 + i);
          }
        });
      }
      for (auto& client : clients) client.join();
    }
    faults::unwatch();
    return std::move(moments_);
  }

  static std::unique_ptr<Store> open(const std::string& directory) {
    auto store = Store::open({.directory = directory, .origin = std::string(origin)}, schema());
    if (store) return std::move(*store);
    ADD_FAILURE() << store.error().word << ": " << store.error().detail;
    return nullptr;
  }

 private:
  // As clients do: first the document, if there is one, then the act that needs it.
  void ask(Store& store, int number) {
    if (number % 6 == 0) {
      const auto kept = keep(store, number);
      ASSERT_TRUE(kept) << kept.error().detail;
      const std::scoped_lock lock(mutex_);
      promised_.documents.emplace(number, kept->id);
    }
    std::promise<void> answered;
    store.submit(note(number), [&](Result<Recorded> result) {
      if (result) {
        const std::scoped_lock lock(mutex_);
        promised_.answers.emplace(number, std::move(*result));
      }
      answered.set_value();
    });
    answered.get_future().wait();
  }

  static Result<BlobInfo> keep(Store& store, int number) {
    auto blob = ACTA_TRY(store.blobs().begin("text/plain", "letter"));
    (void)ACTA_TRY(blob->write(bytes_of(document(number))));
    return blob->finish();
  }

  void remember(const faults::Disk& disk) {
    if (random_() % one_in_ != 0) return;
    const std::scoped_lock lock(mutex_);
    promised_.checkpoint = read_text(directory_ + "/record/checkpoint");
    moments_.push_back({.disk = disk, .promised = promised_});
  }

  std::string directory_;
  std::mt19937_64 random_;
  std::size_t one_in_;
  std::mutex mutex_;
  Promised promised_;
  std::vector<Moment> moments_;
};

std::vector<Hash> roots_of(Store& store, std::int64_t size) {
  record::Tree tree;
  std::vector<Hash> roots{tree.root()};
  for (std::int64_t i = 0; i < size; ++i) {
    const auto bytes = store.entry(i);
    EXPECT_TRUE(bytes);
    if (bytes) tree.append(record::leaf_hash(bytes_of(*bytes)));
    roots.push_back(tree.root());
  }
  return roots;
}

void check_answer(Store& store, const Recorded& answer, const std::vector<Hash>& roots) {
  const std::vector keys{store.keys().log.verifier};
  for (const auto& receipt : answer.receipts) {
    const auto bytes = store.entry(receipt.index);
    ASSERT_TRUE(bytes) << "answered act " << receipt.index << " is gone";
    ASSERT_EQ(record::leaf_hash(bytes_of(*bytes)), receipt.leaf) << "another act stands there";
    const auto proof = store.receipt(receipt.index);
    ASSERT_TRUE(proof) << proof.error().detail;
    ASSERT_TRUE(record::verify_receipt(*proof, bytes_of(*bytes), origin, keys));
  }
  ASSERT_LT(static_cast<std::size_t>(answer.size), roots.size());
  ASSERT_EQ(roots[static_cast<std::size_t>(answer.size)], answer.root);
}

void check_documents(Store& store, const Promised& promised) {
  for (const auto& [number, id] : promised.documents) {
    const auto content = store.blobs().content(id);
    ASSERT_TRUE(content) << "a document that was kept is gone: " << content.error().detail;
    ASSERT_EQ(*content, document(number));
  }
}

void check_checkpoint(Store& store, const std::string& note, const std::vector<Hash>& roots) {
  if (note.empty()) return;
  const std::vector keys{store.keys().log.verifier};
  const auto checkpoint = record::VerifiedCheckpoint::open(note, origin, keys);
  ASSERT_TRUE(checkpoint) << "the published checkpoint is of another key";
  ASSERT_LT(static_cast<std::size_t>(checkpoint->size()), roots.size()) << "published and gone";
  ASSERT_EQ(roots[static_cast<std::size_t>(checkpoint->size())], checkpoint->root());
}

// Every command is sent once more, as clients do that had no answer.
void check_exactly_once(Store& store, const Promised& promised) {
  std::array<std::promise<Result<Recorded>>, commands> answers;
  for (int number = 0; number < commands; ++number) {
    store.submit(note(number), [&, number](Result<Recorded> result) {
      answers.at(static_cast<std::size_t>(number)).set_value(std::move(result));
    });
  }
  std::vector<Result<Recorded>> all;  // before any is judged: who fails here leaves none waiting
  for (auto& answer : answers) all.push_back(answer.get_future().get());
  for (int number = 0; number < commands; ++number) {
    const auto& again = all.at(static_cast<std::size_t>(number));
    ASSERT_TRUE(again) << again.error().detail;
    const auto before = promised.answers.find(number);
    if (before == promised.answers.end()) continue;
    ASSERT_TRUE(again->repeated) << "an answered command was recorded again";
    ASSERT_EQ(again->receipts.front().index, before->second.receipts.front().index);
  }
  ASSERT_TRUE(store.append(note(0))->repeated);  // asked and answered behind all of them
  ASSERT_EQ(store.head()->size, commands * acts_each);
}

void check_record(const std::string& directory, Store& store) {
  const auto source = [&](const std::string& path) -> Result<Bytes> {
    std::ifstream file(directory + "/record/" + path, std::ios::binary);
    if (!file) return refuse("record.no_such_file", 404, path);
    return Bytes(std::istreambuf_iterator<char>(file), {});
  };
  ASSERT_TRUE(store.receipt(store.head()->size - 1));  // waits for the publication
  const auto verified = record::verify_record(source, {.key = store.keys().log.verifier});
  ASSERT_TRUE(verified) << verified.error().detail;
  ASSERT_EQ(verified->checkpoint.size, store.head()->size);
}

void check(const Moment& moment, faults::Loss loss, std::mt19937_64& random,
           const std::string& directory) {
  faults::write_image(moment.disk, loss, random, directory);
  const auto store = Life::open(directory);
  ASSERT_TRUE(store);
  const auto size = store->head()->size;
  const auto roots = roots_of(*store, size);
  std::map<std::string, std::int64_t> versions;
  for (std::int64_t i = 0; i < size; ++i) {
    const auto act = store->act(i);
    ASSERT_TRUE(act && *act) << "the content of act " << i << " is missing";
    ASSERT_EQ((*act)->version, versions[(*act)->stream]++);
  }
  for (const auto& [number, answer] : moment.promised.answers) {
    ASSERT_NO_FATAL_FAILURE(check_answer(*store, answer, roots));
  }
  ASSERT_NO_FATAL_FAILURE(check_documents(*store, moment.promised));
  ASSERT_NO_FATAL_FAILURE(check_checkpoint(*store, moment.promised.checkpoint, roots));
  ASSERT_NO_FATAL_FAILURE(check_exactly_once(*store, moment.promised));
  ASSERT_NO_FATAL_FAILURE(check_record(directory, *store));
}

TEST(Crash, AtAnyFlushLeavesARecordThatKeepsEveryPromise) {
  const bool drill = std::getenv("ACTA_DRILL") != nullptr;
  const char* given = std::getenv("ACTA_SEED");
  const std::uint64_t seed =
      given != nullptr ? std::strtoull(given, nullptr, 10) : std::random_device{}();
  std::mt19937_64 random(seed);
  const auto base = testing::TempDir() + "acta_crash_" + std::to_string(::getpid());
  std::size_t images = 0;
  for (int round = 0; round < (drill ? 20 : 1); ++round) {
    auto moments = Life(base + "/running", random(), drill ? 1 : 4).live();
    std::ranges::shuffle(moments, random);
    for (const auto& moment : moments) {
      for (const auto loss : faults::losses) {
        if (!drill && random() % 2 != 0) continue;
        ASSERT_NO_FATAL_FAILURE(check(moment, loss, random, base + "/after"))
            << "seed " << seed << ", image " << images << ", loss " << static_cast<int>(loss)
            << ", " << moment.promised.answers.size() << " commands answered";
        if (HasFailure()) FAIL() << "seed " << seed << ", image " << images;
        ++images;
      }
    }
  }
  std::filesystem::remove_all(base);
  ASSERT_GT(images, 10U);
  std::printf("[ crash    ] seed %llu: %zu images of the disk judged\n",
              static_cast<unsigned long long>(seed), images);
}

}  // namespace
}  // namespace acta::store
