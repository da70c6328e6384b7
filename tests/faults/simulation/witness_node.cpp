#include "witness_node.h"

#include "acta/network/add_checkpoint.h"
#include "acta/record/note.h"

namespace acta::simulation {

WitnessNode::WitnessNode(Parts parts)
    : parts_(std::move(parts)), name_(fmt::format("witness-{}", parts_.place)) {
  start();
}

void WitnessNode::start() {
  auto& world = parts_.world;
  parts_.power.restore(name_);
  auto opened = network::Witness::open(parts_.power.path(name_), parts_.key, {parts_.log});
  if (!opened) return world.wrong(name_ + " does not start: " + opened.error().detail);
  witness_ = std::move(*opened);
  world.tell(fmt::format("{} started with {} entries", name_, seen().size));
  // Law: what it remembers is never less than what it gave out.
  if (!parts_.lies && seen().size < parts_.truth.largest(parts_.place)) {
    world.wrong(fmt::format("{} forgot: it has {} entries and cosigned {}", name_, seen().size,
                            parts_.truth.largest(parts_.place)));
  }
}

Tree WitnessNode::seen() const {
  if (!witness_) return {};
  const auto all = witness_->seen();
  return {.size = all.begin()->second.size, .root = all.begin()->second.root};
}

network::Answer WitnessNode::served() const {
  auto said = witness_->checkpoint(to_hex(sha256(bytes_of(parts_.log.name))));
  return {.status = said.status, .content_type = said.content_type, .body = said.body};
}

void WitnessNode::go_off() {
  witness_.reset();
  parts_.world.after(parts_.world.between(50, 5000), [this] { start(); });
}

void WitnessNode::lose_power() {
  if (!on()) return;
  parts_.power.lose(name_);
  go_off();
}

std::optional<network::Answer> WitnessNode::ask(const std::string& body) {
  if (!on()) return std::nullopt;
  auto& world = parts_.world;
  const auto before = seen();
  network::Witness::Answer said;
  const bool lost = parts_.power.lost_while(
      name_, [&] { said = witness_->add_checkpoint(body, world.seconds()); });
  world.tell(
      fmt::format("{} at {} answers {} and has {}", name_, before.size, said.status, seen().size));
  if (lost) {
    go_off();
    return std::nullopt;
  }
  network::Answer answer{
      .status = said.status, .content_type = said.content_type, .body = said.body};
  if (parts_.lies) return lie(body, answer);
  check_answer(body, before.size, answer);
  return answer;
}

void WitnessNode::check_answer(const std::string& body, std::int64_t seen_before,
                               const network::Answer& answer) {
  auto& world = parts_.world;
  if (seen().size < seen_before) world.wrong(name_ + " went back");
  ++world.counts[fmt::format("answers {}", answer.status)];
  if (answer.status != 200) return;
  const auto request = network::parse_add_checkpoint(body);
  if (!request) return world.wrong(name_ + " cosigned what is no request");
  if (request->old_size != seen_before) {
    world.wrong(fmt::format("{} had {} entries and cosigned from {}: not its own size", name_,
                            seen_before, request->old_size));
  }
  parts_.truth.cosigned(parts_.place, true, request->note, answer.body);
}

// A witness that lies still keeps its own memory, so that it can come back to the truth.
network::Answer WitnessNode::lie(const std::string& body, const network::Answer& honest) {
  auto& world = parts_.world;
  const auto request = network::parse_add_checkpoint(body);
  const auto tree = request ? tree_of(request->note) : std::nullopt;
  if (!tree || !world.fault(2)) {
    if (tree && honest.status == 200) {
      parts_.truth.cosigned(parts_.place, false, request->note, honest.body);
    }
    return honest;
  }
  ++world.counts["lies"];
  const auto text = request->note.substr(0, request->note.find("\n\n") + 1);
  const auto with = [](std::string line) {
    return network::Answer{.status = 200, .content_type = "text/plain", .body = std::move(line)};
  };
  const auto cosigned = [&](const std::string& what, const record::SignerKey& key) {
    return record::cosign(what, world.seconds(), key);
  };
  switch (world.below(7)) {
    case 0: {
      const auto other = record::print_checkpoint(
          {.origin = parts_.log.name, .size = tree->size, .root = Hash{7}});
      return with(cosigned(other, parts_.key));
    }
    case 1: {  // the time in the line is not the one that was signed
      auto line = cosigned(text, parts_.key);
      const auto note = record::parse_note(request->note + line);
      if (!note) return honest;
      auto signature = note->signatures.back().signature;
      signature[7] ^= 1U;
      return with(record::signature_line(parts_.key.verifier, signature));
    }
    case 2:
      return with(cosigned(text, record::make_signer(parts_.key.verifier.name,
                                                     record::KeyType::cosigner, Hash{66})));
    case 3:
      return {.status = 409,
              .content_type = std::string(network::size_media_type),
              .body = fmt::format("{}\n", world.below(2 * tree->size + 2))};
    case 4:
      return {.status = world.fault(2) ? 422 : 500, .content_type = "text/plain", .body = "no\n"};
    case 5: return with("\xe2\x80\x94 nobody AAAA\nand more\n");
    default: {  // whatever it is asked for
      auto line = cosigned(text, parts_.key);
      parts_.truth.cosigned(parts_.place, false, request->note, line);
      return with(std::move(line));
    }
  }
}

}  // namespace acta::simulation
