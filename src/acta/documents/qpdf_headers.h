// The headers of qpdf, for the files that speak to it.
//
// qpdf 11 asks every includer to choose between two kinds of pointers (here std::shared_ptr
// throughout). Its JSON class, which nothing here uses, holds a vector of itself while incomplete;
// clang refuses that from C++20 on, so that header is kept out and the class only declared.
#pragma once

#define POINTERHOLDER_TRANSITION 4
#define JSON_HH
class JSON;

#include <qpdf/Buffer.hh>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFEFStreamObjectHelper.hh>
#include <qpdf/QPDFEmbeddedFileDocumentHelper.hh>
#include <qpdf/QPDFFileSpecObjectHelper.hh>
#include <qpdf/QPDFObjectHandle.hh>
#include <qpdf/QPDFPageDocumentHelper.hh>
#include <qpdf/QPDFPageObjectHelper.hh>
#include <qpdf/QPDFWriter.hh>
