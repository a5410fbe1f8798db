package org.liaisonauditor.cli;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.Locale;
import org.liaisonauditor.domain.Language;
import org.liaisonauditor.domain.Text;

/** What the machine refused to read or write, why, and what the user can do about it. */
final class MachineFailure {

  private static final Text NOT_FOUND =
      new Text(
          "không có tệp hay thư mục này. Kiểm tra đường dẫn; có thể nó vừa bị chuyển hoặc đổi tên.",
          "there is no such file or folder. Check the path; it may have been moved or renamed.");
  private static final Text NOT_ALLOWED =
      new Text(
          "tài khoản đang dùng không có quyền đọc hoặc ghi ở đây. Xin cấp quyền, hoặc chọn thư mục"
              + " khác.",
          "this account may not read or write here. Ask for permission, or name another folder.");
  private static final Text IN_THE_WAY =
      new Text(
          "đã có tệp hay thư mục mang tên này. Chọn tên khác.",
          "a file or folder of this name is there already. Choose another name.");
  private static final Text NO_FOLDER =
      new Text(
          "một phần của đường dẫn là tệp, không phải thư mục. Chọn thư mục khác.",
          "a part of the path is a file, not a folder. Name another folder.");
  private static final Text DISK_FULL =
      new Text(
          "đĩa đã đầy. Giải phóng dung lượng rồi chạy lại, hoặc chọn thư mục ở đĩa khác.",
          "the disk is full. Free some space and run it again, or name a folder on another disk.");
  private static final Text READ_ONLY =
      new Text(
          "đĩa này chỉ cho đọc. Chọn thư mục ở đĩa khác.",
          "this disk can only be read. Name a folder on another disk.");
  private static final Text NAME_TOO_LONG =
      new Text(
          "tên hoặc đường dẫn quá dài. Chọn tên ngắn hơn.",
          "the name or path is too long. Choose a shorter one.");
  private static final Text NAME_UNREADABLE =
      new Text(
          "tên tệp có chữ mà máy chưa đọc được. Chạy lại với LC_ALL=C.UTF-8, hoặc đổi tên tệp.",
          "the name has letters that this machine's settings can't read. Run it again with"
              + " LC_ALL=C.UTF-8, or rename the file.");
  private static final Text OTHER =
      new Text(
          "máy báo: %s. Kiểm tra đĩa hoặc kết nối mạng rồi chạy lại.",
          "the machine says: %s. Check the disk or the network drive and run it again.");

  /** What Java says of a file name that is not written in the encoding of the locale. */
  private static final String NAME_ENCODING = "unmappable characters";

  private MachineFailure() {}

  /** Tells it in one line. */
  static String tell(IOException failure, Language language) {
    String file = failure instanceof FileSystemException system ? system.getFile() : null;
    String why = why(failure).in(language).formatted(said(failure));
    String text =
        file == null
            ? new Text("Không đọc hoặc ghi được: ", "Could not read or write: ").in(language)
            : new Text("Không đọc hoặc ghi được %s: ", "Could not read or write %s: ")
                .in(language)
                .formatted(file);
    return text + why;
  }

  private static Text why(IOException failure) {
    return switch (failure) {
      case NoSuchFileException missing -> NOT_FOUND;
      case AccessDeniedException denied -> NOT_ALLOWED;
      case FileAlreadyExistsException exists -> IN_THE_WAY;
      case NotDirectoryException file -> NO_FOLDER;
      default -> whyBySystem(said(failure).toLowerCase(Locale.ROOT));
    };
  }

  /** For these, Java has no exception of their own, only the words of the operating system. */
  private static Text whyBySystem(String said) {
    if (said.contains("no space left") || said.contains("quota exceeded")) {
      return DISK_FULL;
    }
    if (said.contains("read-only file system")) {
      return READ_ONLY;
    }
    if (said.contains("not a directory")) {
      return NO_FOLDER;
    }
    if (said.contains("name too long")) {
      return NAME_TOO_LONG;
    }
    if (said.contains(NAME_ENCODING)) {
      return NAME_UNREADABLE;
    }
    if (said.contains("permission denied") || said.contains("operation not permitted")) {
      return NOT_ALLOWED;
    }
    return OTHER;
  }

  private static String said(IOException failure) {
    String reason =
        failure instanceof FileSystemException system ? system.getReason() : failure.getMessage();
    return reason == null ? failure.getClass().getSimpleName() : reason;
  }
}
