// Phases: logs what each phase of a piece of work took, for those who measure it:
//
//   phase aligning: cpu=0.412 wall=0.415 peak=812343296
//
// processor and wall time in seconds, and the most memory that the process has held so far, in
// bytes. Order of use: begin() phase after phase; each ends where the next one begins, the last one
// with end() or the object. Logs at the level "debug", so it says nothing unless a log is wanted.
#pragma once

#include <chrono>
#include <string>

namespace veritally {

class Phases {
 public:
  Phases() = default;
  ~Phases() { end(); }
  Phases(const Phases&) = delete;
  Phases& operator=(const Phases&) = delete;

  void begin(std::string name);
  void end();

 private:
  std::string name_;  // empty: none is going on
  double cpu_ = 0;
  std::chrono::steady_clock::time_point wall_;
};

}  // namespace veritally
