export const id = 95;
export const ids = [95];
export const modules = {

/***/ 16095:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   earlierOf: () => (/* binding */ earlierOf)
/* harmony export */ });
/* harmony import */ var _document_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(63933);
/* harmony import */ var _metrics_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(91097);
/* harmony import */ var _paths_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(44564);



/** Returns an earlier postmortem with its open action items, if it is about this service. Loads the markdown parser. */
function earlierOf(path, markdown, service, headings = {}) {
    const { title, frontMatter, metadata, actionItems } = (0,_document_js__WEBPACK_IMPORTED_MODULE_0__/* .parseDocument */ .T)(markdown, { path, headings });
    const services = [frontMatter?.service?.text, metadata.service?.text, title?.service];
    if (!services.some((name) => name?.toLowerCase() === service.toLowerCase()))
        return [];
    return [
        {
            path,
            title: title?.text ?? path,
            date: metadata.date?.date ?? (0,_paths_js__WEBPACK_IMPORTED_MODULE_2__/* .dateOfPath */ .pR)(path),
            openActionItems: (0,_metrics_js__WEBPACK_IMPORTED_MODULE_1__/* .allItemsOf */ .Ri)(actionItems)
                .filter(({ done }) => done !== true)
                .map(({ text }) => text),
        },
    ];
}


/***/ })

};
